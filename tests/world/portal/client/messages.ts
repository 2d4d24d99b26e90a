import { divButton, h, newId } from './dom';
import { icon } from './icons';

const box = h('div.fxs-messagebox-host.fxs-display-none');
const toasts = h('div.fxs-toast', { 'aria-live': 'polite' });

/** Where dialogs and toasts appear. */
export const messageHosts = [box, toasts];

let boxes = 0;
/** Asks in the portal's dialog; the answer is the pressed button's position. Escape presses the last. */
export const messageBox = (title: string, text: string, captions: string[]): Promise<number> =>
  new Promise((resolve) => {
    const answer = (index: number) => {
      box.classList.add('fxs-display-none');
      box.replaceChildren();
      resolve(index);
    };
    const id = `messagebox${boxes++}-000`;
    const titleId = newId();
    const buttons = captions.map((caption, index) =>
      divButton(
        `div.fxs-button.fxs-portal-button-${index === 0 ? 'primary' : 'secondary'}`,
        { title: caption },
        () => answer(index),
        h('span.fxs-button-text', {}, caption),
      ),
    );
    box.replaceChildren(
      h(
        'div.fxs-messagebox.fxs-popup.fxs-portal-bg-txt-br.msportalfx-shadow-level4',
        {
          role: 'alertdialog',
          'aria-labelledby': titleId,
          'aria-describedby': id,
          keydown: (event: KeyboardEvent) => event.key === 'Escape' && answer(captions.length - 1),
        },
        h('h2.fxs-messagebox-title', { id: titleId }, title),
        h('div.fxs-messagebox-text', { id }, text),
        h('div.fxs-messagebox-buttons', {}, buttons),
      ),
    );
    box.classList.remove('fxs-display-none');
    buttons[0]?.focus();
  });

export const toast = (title: string, text: string): void => {
  const item = h(
    'div.fxs-toast-item.fxs-popup.fxs-portal-bg-txt-br.msportalfx-shadow-level4',
    { role: 'status' },
    h('div.fxs-toast-icon', {}, icon('check', 'practice-good')),
    h(
      'div.fxs-toast-text',
      {},
      h('div.fxs-toast-title', {}, title),
      h('div.fxs-toast-description.fxs-portal-title', {}, text),
    ),
    h(
      'button.fxs-toast-close.fxs-portal-svg',
      { type: 'button', 'aria-label': 'Dismiss toast notification', click: () => item.remove() },
      icon('close'),
    ),
  );
  toasts.append(item);
  setTimeout(() => item.remove(), 5000);
};
