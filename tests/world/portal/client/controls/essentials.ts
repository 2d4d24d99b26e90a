import type { Field } from '../../shared/facts';
import type { World } from '../../shared/model';
import { h, hide, newId } from '../dom';
import { icon } from '../icons';
import { copyButton } from './copy-button';

/** Links lack the exact class list of plain values, as they did when the portal was last seen. */
const valueElement = ({ value, href }: Field) =>
  href
    ? h('a.fxc-essentials-value.msportalfx-text-primary', { href, title: value }, value)
    : h('div.fxc-essentials-value.fxs-portal-text', { title: value }, value);

const item = (field: Field, world: World) => {
  const id = newId();
  const value = valueElement(field);
  value.id = newId();
  value.setAttribute('aria-labelledby', id);
  return h(
    'div.fxc-essentials-item',
    {},
    h(
      'div.fxc-essentials-label-container',
      {},
      h('label.fxc-essentials-label', { id, for: value.id, title: field.label }, field.label),
      h('span.fxc-essentials-colon', { 'aria-hidden': 'true' }, ':'),
    ),
    h(
      'div.fxc-essentials-value-wrapper',
      {},
      field.key === 'state' && icon('check', 'practice-good'),
      value,
      !field.href && field.key !== 'state' && copyButton(world, () => field.value),
    ),
  );
};

/** The collapsible label-and-value panel of a classic Overview. */
export const essentialsPanel = (columns: Field[][], world: World): HTMLElement => {
  const content = h(
    'div.fxc-essentials-content-container',
    { id: newId() },
    columns.map((fields) =>
      h(
        'div.fxc-essentials-column',
        {},
        fields.map((field) => item(field, world)),
      ),
    ),
  );
  const header = h(
    'button.fxc-essentials-header',
    {
      type: 'button',
      'aria-expanded': 'true',
      'aria-controls': content.id,
      click: () => {
        const open = header.getAttribute('aria-expanded') !== 'true';
        header.setAttribute('aria-expanded', String(open));
        hide(content, !open);
      },
    },
    icon('chevronDown', 'practice-chevron'),
    h('span.fxc-essentials-title', {}, world.words.essentials),
  );
  return h(
    'div.fxc-base.fxc-essentials',
    { 'aria-label': world.words.essentials, role: 'group' },
    header,
    content,
  );
};
