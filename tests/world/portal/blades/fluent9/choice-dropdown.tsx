import { Dropdown, Option } from '@fluentui/react-components';
import type { Choice } from '../../shared/choices';

interface Props<T> {
  choices: Choice<T>[];
  value: T | undefined;
  onChange: (value: T) => void;
  placeholder?: string;
  label?: string;
}

/** Fluent's options are strings; ours are found again by their text. */
export const ChoiceDropdown = <T,>({ choices, value, onChange, placeholder, label }: Props<T>) => {
  const selected = choices.find((choice) => choice.value === value);
  return (
    <Dropdown
      aria-label={label}
      placeholder={placeholder}
      value={selected?.text ?? ''}
      selectedOptions={selected ? [selected.text] : []}
      onOptionSelect={(_, { optionValue }) => {
        const choice = choices.find(({ text }) => text === optionValue);
        if (choice) onChange(choice.value);
      }}
    >
      {choices.map(({ text }) => (
        <Option key={text} value={text}>
          {text}
        </Option>
      ))}
    </Dropdown>
  );
};
