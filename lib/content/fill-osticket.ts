import { certainFields } from '../delivery/osticket-form';
import type { FillAnswer } from '../delivery/session/types';
import { type FieldElement, fieldsOf } from './page-digest';

/** Fills in the pop-up "Config" that the admin has opened in osTicket. They submit it themselves. */
export function fillOsticket(values: Record<string, string>): FillAnswer {
  const popup = document.querySelector('#popup #idp');
  if (!popup) return null;
  const found = fieldsOf(popup);
  const places = Object.entries(certainFields(found.map(({ field }) => field)));
  return places.flatMap(([key, index]) => {
    const target = found[index];
    const value = values[key];
    if (!target || value === undefined) return [];
    setValue(target.element, value);
    return [{ key, before: target.field.control === 'password' ? '' : target.field.value }];
  });
}

/** As typing would: scripts of the page hear of it. */
function setValue(element: FieldElement, value: string): void {
  element.value = value;
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}
