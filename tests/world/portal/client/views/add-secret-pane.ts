import { expiries, monthsFromNow } from '../../shared/choices';
import type { World } from '../../shared/model';
import { openPane } from '../context-pane';
import { dropdown } from '../controls/dropdown';
import { button, formRow, textField } from '../controls/form';
import { h, hide } from '../dom';

/** `expires` arrives as an ISO date and time. */
export const openAddSecret = (world: World, add: (description: string, expires: string) => void): void => {
  const { words } = world;
  const pane = openPane(words.addClientSecret);
  const description = textField({
    label: words.description,
    placeholder: 'Enter a description for this client secret',
  });
  const end = textField({ label: 'End', type: 'date', value: monthsFromNow(6).slice(0, 10) });
  const custom = h(
    'div.fxs-display-none',
    {},
    formRow('Start', textField({ label: 'Start', type: 'date', value: monthsFromNow(0).slice(0, 10) }))
      .element,
    formRow('End', end).element,
  );
  const expires = dropdown({
    label: words.expires,
    choices: expiries(words),
    selected: 6,
    onChange: (months) => hide(custom, months !== null),
  });
  pane.setContent(
    formRow(words.description, description).element,
    formRow(words.expires, expires.element).element,
    custom,
  );
  pane.setFooter(
    button(words.add, 'primary', () => {
      const months = expires.value();
      pane.close();
      add(
        description.value.trim(),
        typeof months === 'number' ? monthsFromNow(months) : new Date(end.value).toISOString(),
      );
    }),
    button(words.cancel, 'secondary', pane.close),
  );
};
