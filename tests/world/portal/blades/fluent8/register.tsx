import { ChoiceGroup, Dropdown, PrimaryButton, Text, TextField } from '@fluentui/react';
import { accountTypes, type Choice, platforms } from '../../shared/choices';
import type { World } from '../../shared/model';
import { useRegistration } from '../use-registration';

const options = <T extends string>(choices: Choice<T>[]) =>
  choices.map(({ value, text }) => ({ key: value, text }));

export const Register = ({ world }: { world: World }) => {
  const { words, settings } = world;
  const form = useRegistration(world);
  const types = accountTypes(words, settings.accountTypes);
  const choose = (key: string | number | undefined) => {
    const type = types.find(({ value }) => value === key);
    if (type) form.setAudience(type.value);
  };
  return (
    <div className="practice-content practice-form">
      <TextField
        label={words.name}
        required
        description={words.nameHelp}
        value={form.name}
        errorMessage={form.nameError}
        onChange={(_, value) => form.setName(value ?? '')}
      />
      {settings.accountTypes === 'dropdown' ? (
        <Dropdown
          label={words.supportedAccountTypes}
          options={options(types)}
          selectedKey={form.audience}
          onChange={(_, option) => choose(option?.key)}
        />
      ) : (
        <ChoiceGroup
          label={words.supportedAccountTypes}
          options={options(types)}
          selectedKey={form.audience}
          onChange={(_, option) => choose(option?.key)}
        />
      )}
      <div className="practice-row" style={{ alignItems: 'flex-start' }}>
        <Dropdown
          label={words.redirectUriOptional}
          placeholder={words.selectPlatform}
          ariaLabel={words.selectPlatform}
          options={options(platforms(words))}
          selectedKey={form.platform ?? null}
          errorMessage={form.platformError}
          styles={{ root: { width: 250 } }}
          onChange={(_, option) =>
            form.setPlatform(platforms(words).find(({ value }) => value === option?.key)?.value)
          }
        />
        <TextField
          className="practice-wide"
          ariaLabel={words.redirectUriOptional}
          placeholder="e.g. https://example.com/auth"
          styles={{ root: { paddingTop: 29 } }}
          value={form.uri}
          onChange={(_, value) => form.setUri(value ?? '')}
        />
      </div>
      <Text>By proceeding, you agree to the Microsoft Platform Policies</Text>
      <div>
        <PrimaryButton text={words.register} onClick={() => void form.submit()} />
      </div>
    </div>
  );
};
