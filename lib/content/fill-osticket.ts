import { certainFields } from '../delivery/osticket-form';
import type { FillAnswer } from '../delivery/session/types';
import { enterText } from '../form-fill/enter';
import { fieldsOf } from './page-digest';

/** Fills in the pop-up "Config" that the admin has opened in osTicket. They submit it themselves. */
export function fillOsticket(values: Record<string, string>): FillAnswer {
  const popup = document.querySelector('#popup #idp');
  if (!popup) return null;
  const found = fieldsOf(popup);
  const places = Object.entries(certainFields(found.map(({ field }) => field)));
  return places.flatMap(([key, index]) => {
    const target = found[index];
    const value = values[key];
    if (!target || value === undefined || target.element instanceof HTMLSelectElement) return [];
    enterText(target.element, value);
    return [{ key, before: target.field.control === 'password' ? '' : target.field.value }];
  });
}
