import type { BrowserContext } from 'playwright-core';
import type { Action, Window } from './action';

interface Seen {
  at: number;
  address: string;
  does: Action['does'];
  on: string;
  text: string;
  /** Of the same field as the event before. */
  goesOn: boolean;
}

/** Runs in every page and frame: what the person does there by mouse and keyboard, and nothing that a script does. */
function listen(): void {
  const scope = globalThis as unknown as { personDid(seen: Seen): void };
  let field: EventTarget | null = null;
  const isText = (target: Element | null) =>
    target?.matches('textarea,input:not([type=checkbox],[type=radio],[type=button],[type=submit])') ?? false;
  const nameOf = (target: Element | null) => {
    const control = target?.closest('button,a,label,[role],input,select,textarea,summary,li') ?? target;
    // The panel's shadow root is closed: the page sees its host.
    if (control?.matches('[popover]')) return 'Waymark’s panel: Fill in all';
    const label =
      (control as HTMLInputElement | null)?.labels?.[0] ?? control?.querySelector('b,strong') ?? control;
    const texts = label ? document.createTreeWalker(label, NodeFilter.SHOW_TEXT) : null;
    let text = '';
    while (!text && texts?.nextNode()) text = texts.currentNode.textContent?.trim() ?? '';
    const name = control?.getAttribute('aria-label') || text || control?.getAttribute('title');
    return (name || control?.tagName || '').slice(0, 60);
  };
  const tell = (event: Event, does: Seen['does'], text = '') => {
    const target = event.target as Element | null;
    const goesOn = does === 'type' && field === target;
    field = does === 'type' ? target : null;
    const at = performance.timeOrigin + event.timeStamp;
    scope.personDid({ at, address: location.href, does, on: nameOf(target), text, goesOn });
  };
  window.addEventListener(
    'pointerdown',
    // To press into a field is part of entering something there.
    (event) => event.isTrusted && !isText(event.target as Element) && tell(event, 'press'),
    true,
  );
  window.addEventListener('copy', (event) => event.isTrusted && tell(event, 'copy'), true);
  window.addEventListener(
    'input',
    (event) => {
      const { inputType, data, isTrusted } = event as InputEvent;
      if (isTrusted && inputType === 'insertText') tell(event, 'type', data ?? '');
      if (isTrusted && inputType === 'insertFromPaste') tell(event, 'paste');
    },
    true,
  );
}

const windowOf = (address: string): Window => {
  const { protocol, host } = new URL(address);
  if (protocol === 'chrome-extension:') return 'waymark';
  if (host === 'helpdesk.example') return 'helpdesk';
  return /^login\.|^microsoft\.com$/.test(host) ? 'microsoft' : 'portal';
};

/** Notes every trusted press, entry, copy and paste in a browser's pages, in their order. */
export class Recorder {
  readonly #seen: Seen[] = [];

  static async in(context: BrowserContext): Promise<Recorder> {
    const recorder = new Recorder();
    await context.exposeBinding('personDid', (_, seen: Seen) => void recorder.#seen.push(seen));
    // tsx gives functions names by a helper that pages don't have.
    await context.addInitScript(`globalThis.__name ??= (f) => f;(${listen.toString()})()`);
    return recorder;
  }

  /** A press that no page can see: on a question of the browser's own, or on what the practice helpdesk leaves out. */
  note(on: string, address = 'chrome-extension://-/'): void {
    this.#seen.push({ at: Date.now(), address, does: 'press', on, text: '', goesOn: false });
  }

  actions(): Action[] {
    const actions: Action[] = [];
    for (const { address, does, on, text, goesOn } of this.#seen.toSorted((a, b) => a.at - b.at)) {
      const last = actions.at(-1);
      if (goesOn && last?.does === 'type') last.text += text;
      else actions.push({ window: windowOf(address), does, on, ...(does === 'type' && { text }) });
    }
    return actions;
  }
}
