import { type Child, h } from '../dom';
import { icon } from '../icons';

/** The whole message is in aria-label too, since the portal may cut the text. */
export const infoBox = (
  kind: 'info' | 'success' | 'warning',
  message: string,
  ...more: Child[]
): HTMLElement =>
  h(
    `div.fxc-infoBox-container.fxc-infoBox-${kind}`,
    { role: 'status', 'aria-label': message },
    icon({ info: 'info', success: 'check', warning: 'warning' }[kind] as 'info'),
    h('div.fxc-infoBox-text', {}, message, ...more),
  );
