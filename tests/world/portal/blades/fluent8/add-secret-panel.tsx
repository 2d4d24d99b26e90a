import { DefaultButton, Dropdown, Panel, PrimaryButton, TextField } from '@fluentui/react';
import { useState } from 'react';
import { expiries, monthsFromNow } from '../../shared/choices';
import type { World } from '../../shared/model';

interface Props {
  world: World;
  onDismiss: () => void;
  onAdd: (description: string, expires: string) => void;
}

export const AddSecretPanel = ({ world, onDismiss, onAdd }: Props) => {
  const { words } = world;
  const [description, setDescription] = useState('');
  const [months, setMonths] = useState<number | null>(6);
  const [end, setEnd] = useState(monthsFromNow(6).slice(0, 10));
  const submit = () => {
    onAdd(description.trim(), months === null ? new Date(end).toISOString() : monthsFromNow(months));
    onDismiss();
  };
  return (
    <Panel
      isOpen
      headerText={words.addClientSecret}
      closeButtonAriaLabel={words.close}
      onDismiss={onDismiss}
      isFooterAtBottom
      onRenderFooterContent={() => (
        <div className="practice-row">
          <PrimaryButton text={words.add} onClick={submit} />
          <DefaultButton text={words.cancel} onClick={onDismiss} />
        </div>
      )}
    >
      <TextField
        label={words.description}
        placeholder="Enter a description for this client secret"
        value={description}
        onChange={(_, value) => setDescription(value ?? '')}
      />
      <Dropdown
        label={words.expires}
        options={expiries(words).map(({ value, text }) => ({ key: value ?? 'custom', text }))}
        selectedKey={months ?? 'custom'}
        onChange={(_, option) => setMonths(typeof option?.key === 'number' ? option.key : null)}
      />
      {months === null && (
        <TextField label="End" type="date" value={end} onChange={(_, value) => setEnd(value ?? end)} />
      )}
    </Panel>
  );
};
