import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { expiries, monthsFromNow } from '../../shared/choices';
import type { World } from '../../shared/model';
import { ChoiceDropdown } from './choice-dropdown';
import { Pane } from './pane';

interface Props {
  world: World;
  onClose: () => void;
  onAdd: (description: string, expires: string) => void;
}

export const AddSecretPane = ({ world, onClose, onAdd }: Props) => {
  const { words } = world;
  const [description, setDescription] = useState('');
  const [months, setMonths] = useState<number | null>(6);
  const [end, setEnd] = useState(monthsFromNow(6).slice(0, 10));
  const submit = () => {
    onAdd(description.trim(), months === null ? new Date(end).toISOString() : monthsFromNow(months));
    onClose();
  };
  return (
    <Pane
      world={world}
      title={words.addClientSecret}
      onClose={onClose}
      footer={
        <>
          <Button appearance="primary" onClick={submit}>
            {words.add}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <Field label={words.description}>
        <Input
          placeholder="Enter a description for this client secret"
          value={description}
          onChange={(_, { value }) => setDescription(value)}
        />
      </Field>
      <Field label={words.expires}>
        <ChoiceDropdown choices={expiries(words)} value={months} onChange={setMonths} />
      </Field>
      {months === null && (
        <Field label="End">
          <Input type="date" value={end} onChange={(_, { value }) => setEnd(value)} />
        </Field>
      )}
    </Pane>
  );
};
