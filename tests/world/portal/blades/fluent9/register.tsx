import { Button, Field, Input, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { accountTypes, platforms } from '../../shared/choices';
import type { World } from '../../shared/model';
import { useRegistration } from '../use-registration';
import { ChoiceDropdown } from './choice-dropdown';

export const Register = ({ world }: { world: World }) => {
  const { words, settings } = world;
  const form = useRegistration(world);
  const types = accountTypes(words, settings.accountTypes);
  return (
    <div className="practice-content practice-form">
      <Field
        label={words.name}
        required
        hint={words.nameHelp}
        validationState={form.nameError ? 'error' : 'none'}
        validationMessage={form.nameError}
      >
        <Input value={form.name} onChange={(_, { value }) => form.setName(value)} />
      </Field>
      <Field label={words.supportedAccountTypes}>
        {settings.accountTypes === 'dropdown' ? (
          <ChoiceDropdown choices={types} value={form.audience} onChange={form.setAudience} />
        ) : (
          <RadioGroup
            value={form.audience}
            onChange={(_, { value }) => {
              const type = types.find((candidate) => candidate.value === value);
              if (type) form.setAudience(type.value);
            }}
          >
            {types.map(({ value, text }) => (
              <Radio key={value} value={value} label={text} />
            ))}
          </RadioGroup>
        )}
      </Field>
      <Field
        label={words.redirectUriOptional}
        validationState={form.platformError ? 'error' : 'none'}
        validationMessage={form.platformError}
      >
        {(field) => (
          <div className="practice-row">
            <ChoiceDropdown
              label={words.selectPlatform}
              placeholder={words.selectPlatform}
              choices={platforms(words)}
              value={form.platform}
              onChange={form.setPlatform}
            />
            <Input
              {...field}
              className="practice-wide"
              aria-label={words.redirectUriOptional}
              placeholder="e.g. https://example.com/auth"
              value={form.uri}
              onChange={(_, { value }) => form.setUri(value)}
            />
          </div>
        )}
      </Field>
      <Text>By proceeding, you agree to the Microsoft Platform Policies</Text>
      <div>
        <Button appearance="primary" onClick={() => void form.submit()}>
          {words.register}
        </Button>
      </div>
    </div>
  );
};
