// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountPanel } from '../../components/overlay/mount';
import { keepFocus } from '../../components/ui/keep-focus';
import type { PanelContent } from '../../lib/messages';
import { clientId, makeContent, makeSetup, makeState } from './fixtures';
import { press } from './person';
import { open } from './popup-fixtures';

let life: AbortController;
beforeEach(() => {
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  cleanup();
  localStorage.clear();
  document.body.replaceChildren();
});

const focused = () => document.activeElement as HTMLElement;
/** Until the popup has put right where the focus is. */
const becomes = (words: string | RegExp) =>
  vi.waitFor(() =>
    expect(`${focused().getAttribute('aria-label') ?? ''}${focused().textContent}`).toMatch(words),
  );
const key = (name: string) => userEvent.keyboard(name);
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('in the popup the focus is never lost', () => {
  beforeEach(() => keepFocus(document.body, life.signal));

  it('from the list to the form and back to the same helpdesk', async () => {
    open({ ...makeState(), setups: [], active: null });
    button(/osTicket/).focus();
    await key('{Enter}');
    await becomes('osTicket');
    expect(focused().localName).toBe('h2');
    button('Another helpdesk').focus();
    await key('{Enter}');
    await becomes('osTicket');
    expect(focused().localName).toBe('button');
  });

  it.each(['{Escape}', '{Tab}{Tab}{Tab}{Enter}'])(
    'from a value into its field and back by %s',
    async (back) => {
      open(makeState(), 'values');
      button('Edit Application (client) ID').focus();
      await key('{Enter}');
      await vi.waitFor(() => expect(focused()).toBe(screen.getByLabelText('Application (client) ID')));
      await key(back);
      await becomes('Edit Application');
    },
  );

  it('from a question to its safe answer, and back by Escape', async () => {
    const { actions } = open(makeState(), 'details');
    button('Discard').focus();
    await key('{Enter}');
    await becomes('Keep');
    await key('{Escape}');
    await becomes('Discard');
    await key('{Enter}');
    await key('{Enter}');
    await becomes('Discard');
    expect(actions.discardSetup).not.toHaveBeenCalled();
  });

  it('from the next step to where it is done', async () => {
    const state = makeState({}, { current: 'test' });
    open(state);
    button('Test the sign-in').focus();
    await key('{Enter}');
    await becomes('Start the test');
  });

  it('and never taken from where the admin went', async () => {
    const page = open(makeState({ candidate: { clientId, displayName: null } }));
    button('Yes, use this one').focus();
    focused().blur();
    await Promise.resolve();
    page.unmount();
    await new Promise((resolve) => setTimeout(resolve));
    expect(focused()).toBe(document.body);
  });
});

describe('in the panel', () => {
  let root: ShadowRoot;
  let field: HTMLInputElement;

  function mount(content: PanelContent) {
    const host = document.createElement('div');
    field = document.createElement('input');
    document.body.append(field, host);
    root = host.attachShadow({ mode: 'closed' });
    const nothing = () => undefined;
    const panel = mountPanel(root, {
      onPanelChange: nothing,
      onUseCandidate: nothing,
      onSecretKeptSafe: nothing,
      onOpenWaymark: nothing,
      onPointAt: nothing,
      onReport: nothing,
      onFill: async () => [],
      onUndoFill: async () => [],
    });
    life.signal.addEventListener('abort', () => panel.unmount());
    panel.update(content);
    return panel;
  }

  it('the shortcut comes from the page’s field, and Escape goes back to it', () => {
    const panel = mount(makeContent());
    field.focus();
    panel.focus();
    expect(root.activeElement?.className).toBe('panel');
    press(root.activeElement as Element, 'Escape');
    expect(document.activeElement).toBe(field);
    expect(root.querySelector('.panel')).not.toBeNull();
  });

  it('the shortcut comes to the folded panel too', () => {
    mount(makeContent({ state: { ...makeContent().state, folded: true } })).focus();
    expect(root.activeElement?.className).toBe('pill');
  });

  it('what was pressed goes away, and the focus stays in the panel', async () => {
    const setup = makeSetup({ candidate: { clientId, displayName: null } });
    const panel = mount(makeContent({ setup }));
    root.querySelector<HTMLElement>('.ask button')?.focus();
    panel.update(makeContent());
    await vi.waitFor(() => expect(root.activeElement).not.toBeNull());
  });

  it('what the page has in focus stays there whatever the panel shows', async () => {
    const setup = makeSetup({ candidate: { clientId, displayName: null } });
    const panel = mount(makeContent({ setup }));
    root.querySelector<HTMLElement>('.ask button')?.focus();
    field.focus();
    panel.update(makeContent());
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(field);
  });
});
