// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type MountedPanel, mountPanel } from '../../components/overlay/mount';
import { panelWidth } from '../../components/overlay/placement';
import type { PanelContent } from '../../lib/messages';
import type { EntryResult } from '../../lib/portal-fill';
import { clientId, makeContent, makeGuide, makeSetup, makeStep, redirectUri, text } from './fixtures';
import { click, point, press } from './person';

let mounted: MountedPanel | undefined;
let host: HTMLElement | undefined;
const wait = () => new Promise((resolve) => setTimeout(resolve));

function mount(content = makeContent()) {
  host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  document.body.append(host);
  const events = {
    onPanelChange: vi.fn(),
    onUseCandidate: vi.fn(),
    onSecretKeptSafe: vi.fn(),
    onOpenWaymark: vi.fn(),
    onPointAt: vi.fn(),
    onReport: vi.fn(),
    onFill: vi.fn(async (): Promise<EntryResult[]> => []),
    onUndoFill: vi.fn(async (): Promise<EntryResult[]> => []),
  };
  mounted = mountPanel(root, events);
  mounted.update(content);
  const button = (name: string | RegExp): HTMLButtonElement => {
    const found = [...root.querySelectorAll('button')].find((one) =>
      `${one.getAttribute('aria-label') ?? ''} ${one.textContent}`.match(name),
    );
    if (!found) throw new Error(`no button ${name}`);
    return found;
  };
  return { root, events, button, words: () => root.textContent ?? '' };
}

afterEach(() => {
  mounted?.unmount();
  host?.remove();
  document.body.className = '';
});

/** A page of the portal on which no step is done. */
const elsewhere: PanelContent['page'] = {
  view: 'other',
  problems: [],
  partial: [],
  panes: [],
};

describe('the panel', () => {
  it('shows every step, and the current one with its instructions, values and checks', () => {
    const { root, words } = mount();
    expect(root.querySelectorAll('.steps > li')).toHaveLength(7);
    expect(words()).toContain('Step 2 of 7');
    expect(words()).toContain('Enter the redirect URI exactly as shown here');
    expect(words()).toContain(redirectUri);
    expect(words()).toContain('Replace it with the value above, without the slash at the end.');
    expect(words()).not.toContain('Not seen yet');
  });

  it('opens another step when its title is pressed, and goes with the guide when it moves on', async () => {
    const { button, words } = mount();
    click(button(/Grant admin consent/));
    await wait();
    expect(words()).toContain('Not seen yet');
    mounted?.update(makeContent({ guide: makeGuide({ current: 'register' }), hint: null, page: elsewhere }));
    expect(words()).not.toContain('Not seen yet');
    expect(words()).toContain('New registration');
  });

  it('opens the step that the hint on this page is about, whatever is still open before it', () => {
    const { root } = mount(makeContent({ guide: makeGuide({ current: 'register' }) }));
    expect(root.querySelector('.inside')?.textContent).toContain('Add a platform');
  });

  it('says which language it speaks, whatever the page says', () => {
    const { root } = mount();
    expect(root.querySelector<HTMLElement>('[lang="en"][dir="ltr"]')?.textContent).toContain('Waymark guide');
  });

  it('says states in words, not only by colour', () => {
    const { root } = mount();
    const states = [...root.querySelectorAll('.title')].map((title) => title.textContent);
    expect(states[0]).toContain('done');
    expect(states[1]).toContain('current step');
    expect(states[2]).toContain('needs attention');
    expect(states[3]).toContain('to do');
  });

  it('copies exactly the value to enter', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { button } = mount();
    click(button(/Copy: Redirect URI/));
    await wait();
    expect(write).toHaveBeenCalledExactlyOnceWith(redirectUri);
    expect(button(/Copy: Redirect URI/).textContent).toBe('Copied');
  });

  it('says so when the clipboard refuses', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    const { button } = mount();
    click(button(/Copy: Redirect URI/));
    await wait();
    expect(button(/Copy: Redirect URI/).textContent).toBe('Select and copy by hand');
  });

  it('never draws unknown as pass', () => {
    const guide = makeGuide({ current: 'consent' });
    const { root } = mount(makeContent({ guide, hint: null, page: elsewhere }));
    const check = root.querySelector('.inside .check');
    expect(check?.className).toContain('unknown');
    expect(check?.querySelector('.icon-pass')).toBeNull();
    expect(check?.textContent).toContain('Not known yet');
  });

  it('asks before it takes an app registration', () => {
    const setup = makeSetup({ candidate: { clientId, displayName: 'Zammad helpdesk' }, facts: {} });
    const { events, button, words } = mount(makeContent({ setup }));
    expect(words()).toContain('Use this app registration?');
    click(button(/Yes, use this one/));
    expect(events.onUseCandidate).toHaveBeenCalledExactlyOnceWith(clientId);
  });

  it('warns of what is being typed, and announces it', async () => {
    const { root } = mount(makeContent({ warnings: [text('The address has a slash too many.')] }));
    await wait();
    expect(root.querySelector('.problems .warn')?.textContent).toBe('The address has a slash too many.');
    expect(root.querySelector('[role=alert]')?.textContent).toContain('a slash too many');
  });

  it('says what to look for when nothing can be pointed at', () => {
    const { words } = mount(makeContent({ hintOutcome: 'ambiguous' }));
    expect(words()).toContain('marks none of them');
    expect(words()).toContain('Add a platform');
  });

  it('names the page of the step when the hint is elsewhere', () => {
    const page = { view: 'overview' as const, problems: [], partial: [], panes: [] };
    const { words } = mount(makeContent({ hint: null, hintOutcome: null, page }));
    expect(words()).toContain('Go on to this page: Authentication');
  });

  it('shows why a value was not read', () => {
    const problems = [{ fact: 'clientId' as const, text: text('Two different values on this page.') }];
    const { words } = mount(makeContent({ page: { view: 'overview', problems, partial: [], panes: [] } }));
    expect(words()).toContain('Two different values on this page');
  });

  it('shows no more of a secret than its end, and takes the word that it is kept', () => {
    const { events, button, words } = mount(makeContent({ secretMoment: 'shown' }));
    expect(words()).toContain('Present, ends in “x7Q”');
    click(button(/kept it safe/));
    expect(events.onSecretKeptSafe).toHaveBeenCalledOnce();
  });

  it('says when all is done', () => {
    const guide = makeGuide({ current: null, steps: [makeStep({ title: text('Only step') })] });
    expect(mount(makeContent({ guide, hint: null })).words()).toContain('All 1 steps done');
  });

  it('takes no orders from the page', () => {
    const { events, button } = mount();
    button(/Open Waymark/).click();
    expect(events.onOpenWaymark).not.toHaveBeenCalled();
    click(button(/Open Waymark/));
    expect(events.onOpenWaymark).toHaveBeenCalledOnce();
  });

  it('does nothing of its own on any press that a script makes', async () => {
    const setup = makeSetup({ candidate: { clientId, displayName: 'Zammad helpdesk' } });
    const { root, events } = mount(makeContent({ setup, secretMoment: 'over' }));
    await wait();
    const shown = root.innerHTML;
    for (const element of root.querySelectorAll<HTMLElement>('button, header'))
      for (const event of [
        ...['pointerdown', 'pointermove', 'pointerup', 'click'].map(
          (type) => new MouseEvent(type, { bubbles: true, composed: true, clientX: 400, clientY: 300 }),
        ),
        ...['Enter', ' ', 'ArrowLeft'].flatMap((key) =>
          ['keydown', 'keyup'].map((type) => new KeyboardEvent(type, { bubbles: true, key })),
        ),
      ])
        element.dispatchEvent(event);
    await wait();
    for (const heard of Object.values(events)) expect(heard).not.toHaveBeenCalled();
    expect(root.innerHTML).toBe(shown);
  });

  it.each(['keydown', 'keyup', 'keypress'])('keeps its %s events to itself', (type) => {
    const heard = vi.fn();
    document.addEventListener(type, heard);
    const { button } = mount();
    press(button(/Open Waymark/), 'g', type);
    document.removeEventListener(type, heard);
    expect(heard).not.toHaveBeenCalled();
  });

  it.each([
    ['fxs-mode-dark', 'dark'],
    ['fxs-mode-light', 'light'],
  ])('follows the portal’s theme %s', (className, theme) => {
    document.body.className = className;
    expect(mount().root.firstElementChild?.className).toBe(theme);
  });
});

describe('where the panel is', () => {
  it('folds to a pill, and back', async () => {
    const { events, button, words } = mount();
    click(button(/Fold the panel/));
    expect(events.onPanelChange).toHaveBeenLastCalledWith(expect.objectContaining({ folded: true }));
    await wait();
    expect(words()).not.toContain('Add a platform”, then');
    click(button(/Unfold/));
    expect(events.onPanelChange).toHaveBeenLastCalledWith(expect.objectContaining({ folded: false }));
  });

  it('docks to the other side', () => {
    const { events, button } = mount();
    click(button(/left side/));
    expect(events.onPanelChange).toHaveBeenLastCalledWith(expect.objectContaining({ side: 'left' }));
  });

  it('goes away, and comes back when the popup says so', async () => {
    const { events, button, root } = mount();
    click(button(/Hide the panel/));
    expect(events.onPanelChange).toHaveBeenLastCalledWith(expect.objectContaining({ dismissed: true }));
    await wait();
    expect(root.querySelector('.panel')).toBeNull();
    mounted?.update(makeContent({ state: { ...makeContent().state, dismissed: true } }));
    mounted?.update(makeContent());
    await wait();
    expect(root.querySelector('.panel')).not.toBeNull();
  });

  it('moves with the arrow keys, and tells where when the key is let go', async () => {
    const { events, button } = mount();
    press(button(/Move the panel/), 'ArrowDown');
    await wait();
    press(button(/Move the panel/), 'ArrowLeft');
    await wait();
    expect(events.onPanelChange).not.toHaveBeenCalled();
    press(button(/Move the panel/), 'ArrowLeft', 'keyup');
    expect(events.onPanelChange).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ side: 'right', top: 96, inset: 32 }),
    );
  });

  it('is dragged by its title bar, and stays in the window', () => {
    const { events, root } = mount();
    const header = root.querySelector('header') as HTMLElement;
    header.setPointerCapture = () => undefined;
    point(header, 'pointerdown', 700, 90);
    point(header, 'pointermove', 680, 50);
    point(header, 'pointermove', 660, -400);
    point(header, 'pointerup', 660, -400);
    expect(events.onPanelChange).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ side: 'right', top: 8, inset: 56 }),
    );
  });

  it('docks to the side it is dragged to', () => {
    const { events, root } = mount();
    const header = root.querySelector('header') as HTMLElement;
    header.setPointerCapture = () => undefined;
    const far = innerWidth - panelWidth - 16 - 20;
    point(header, 'pointerdown', 700, 90);
    point(header, 'pointermove', 700 - far, 90);
    point(header, 'pointerup', 700 - far, 90);
    expect(events.onPanelChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ side: 'left', inset: 20 }),
    );
  });
});

describe('where reading fails', () => {
  const page = (view: 'overview' | 'secrets' | 'permissions') =>
    makeContent({ page: { view, problems: [], partial: [], panes: [] } });

  it('lets the admin point at a value of this page', () => {
    const { events, button, words } = mount(page('overview'));
    click(button('Point at: Directory (tenant) ID'.replace(/[()]/g, '.')));
    expect(events.onPointAt).toHaveBeenCalledExactlyOnceWith('tenantId');
    mounted?.update(page('secrets'));
    click(button('Point at: Client secret'));
    expect(events.onPointAt).toHaveBeenLastCalledWith('secret');
    mounted?.update(page('permissions'));
    expect(words()).not.toContain('Point at');
  });

  it('reports the page', () => {
    const { events, button } = mount(page('permissions'));
    click(button('Report this page'));
    expect(events.onReport).toHaveBeenCalledOnce();
  });
});
