import type { World } from '../../shared/model';
import { divButton, newId } from '../dom';
import { icon } from '../icons';

export const copyButton = ({ words }: World, text: () => string): HTMLElement =>
  divButton(
    'div.fxc-copyablelabel-button',
    { id: newId(), type: 'button', title: words.copyToClipboard, 'aria-label': words.copyToClipboard },
    () => void navigator.clipboard.writeText(text()),
    icon('copy'),
  );
