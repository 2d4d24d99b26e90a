// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MountedPanel, mountPanel } from '../../components/overlay/mount';
import type { PanelContent } from '../../lib/messages';
import type { EntryResult } from '../../lib/portal-fill';
import {
  consentCheck,
  hint,
  makeCheck,
  makeContent,
  makeGuide,
  makeSetup,
  makeStep,
  redirectUri,
  text,
} from './fixtures';
import { click } from './person';

/** What a screen reader says of the panel: each text that comes into one of its live regions, in its order. */
let spoken: string[];
let panel: MountedPanel;
let root: ShadowRoot;
let host: HTMLElement;
let onFill: (ids: string[]) => Promise<EntryResult[]>;

const live = '[role=alert], [role=log], [role=status]';
const urgency = { alert: 'now', log: 'polite', status: 'polite' } as Record<string, string>;

/** As readers do: an addition to a region is read; of an atomic region, which a status is, the whole. */
function listen(records: MutationRecord[]) {
  for (const { target, addedNodes } of records) {
    const element = target instanceof Element ? target : target.parentElement;
    const region = element?.closest(live);
    if (!region) continue;
    const role = region.getAttribute('role') ?? '';
    const words = role === 'status' ? [region] : target instanceof Element ? [...addedNodes] : [target];
    for (const node of words)
      if (node.textContent) spoken.push(`${urgency[role]}: ${node.textContent.trim()}`);
  }
}

/** What was said since the last time. */
async function heard(): Promise<string[]> {
  await vi.advanceTimersByTimeAsync(50);
  return spoken.splice(0);
}

async function show(content: PanelContent): Promise<string[]> {
  panel.update(content);
  return heard();
}

beforeEach(() => {
  vi.useFakeTimers();
  spoken = [];
  onFill = async () => [];
  host = document.createElement('div');
  root = host.attachShadow({ mode: 'closed' });
  document.body.append(host);
  const nothing = () => undefined;
  panel = mountPanel(root, {
    onPanelChange: nothing,
    onUseCandidate: nothing,
    onSecretKeptSafe: nothing,
    onOpenWaymark: nothing,
    onPointAt: nothing,
    onReport: nothing,
    onFill: (ids) => onFill(ids),
    onUndoFill: async () => [],
  });
  new MutationObserver(listen).observe(root, { subtree: true, childList: true, characterData: true });
});
afterEach(() => {
  panel.unmount();
  host.remove();
  vi.useRealTimers();
});

const guideWith = (...checks: Parameters<typeof makeCheck>[0][]) => {
  const guide = makeGuide();
  return {
    ...guide,
    checks: [
      ...guide.checks.filter(({ id }) => !checks.some((one) => one?.id === id)),
      ...checks.map(makeCheck),
    ],
  };
};

describe('a screen reader hears', () => {
  it('the step and what to do now, once', async () => {
    expect(await show(makeContent())).toEqual([
      'polite: Step 2 of 7: Set the redirect URI.',
      'polite: Now: Choose “Add a platform”.',
    ]);
    expect(await show(makeContent())).toEqual([]);
  });

  it('what to do next without the step, and a new step before it', async () => {
    await show(makeContent());
    const next = { ...hint, id: 'choose-web', text: text('Choose “Web”.') };
    expect(await show(makeContent({ hint: next }))).toEqual(['polite: Now: Choose “Web”.']);
    const consent = {
      ...hint,
      id: 'consent',
      step: 'consent' as const,
      text: text('Choose “Grant admin consent”.'),
    };
    expect(await show(makeContent({ hint: consent }))).toEqual([
      'polite: Step 4 of 7: Grant admin consent.',
      'polite: Now: Choose “Grant admin consent”.',
    ]);
  });

  it('nothing again while the page loads and its hint comes and goes', async () => {
    await show(makeContent());
    expect(await show(makeContent({ hint: null }))).toEqual([]);
    expect(await show(makeContent({ hintOutcome: 'absent' }))).toEqual([]);
    expect(await show(makeContent())).toEqual([]);
  });

  it('which page comes next', async () => {
    const page = { view: 'overview' as const, problems: [], partial: [], panes: [] };
    expect(await show(makeContent({ hint: null, page }))).toContain(
      'polite: Go on to this page: Authentication',
    );
  });

  it('a check’s result when it changes, and not what is only out of sight for a moment', async () => {
    await show(makeContent());
    const passed = { id: consentCheck.id, outcome: 'pass' as const, reason: text('Consent was granted.') };
    expect(await show(makeContent({ guide: guideWith(passed) }))).toEqual([
      'polite: In order: Consent was granted.',
    ]);
    expect(await show(makeContent({ guide: guideWith(consentCheck) }))).toEqual([]);
    expect(await show(makeContent({ guide: guideWith(passed) }))).toEqual([]);
    const failed = { ...passed, outcome: 'fail' as const, reason: text('Consent was taken back.') };
    expect(await show(makeContent({ guide: guideWith(failed) }))).toEqual([
      'polite: Not in order: Consent was taken back.',
    ]);
  });

  it('at once what is wrong with what is being typed, each thing by itself', async () => {
    await show(makeContent());
    const slash = text('The address has a slash too many.');
    const spa = text('This is the platform SPA.');
    expect(await show(makeContent({ warnings: [slash] }))).toEqual([
      'now: The address has a slash too many.',
    ]);
    expect(await show(makeContent({ warnings: [slash, spa] }))).toEqual(['now: This is the platform SPA.']);
    expect(await show(makeContent({ warnings: [spa] }))).toEqual([]);
    expect(await show(makeContent({ warnings: [slash, spa] }))).toEqual([
      'now: The address has a slash too many.',
    ]);
  });

  it('at once that the secret is shown only now', async () => {
    await show(makeContent());
    const [said, ...more] = await show(makeContent({ secretMoment: 'shown' }));
    expect(said).toMatch(/^now: The secret is shown only once\. .*ends in "x7Q"/);
    expect(more).toEqual([]);
    expect(await show(makeContent({ secretMoment: 'shown' }))).toEqual([]);
  });

  it('which app it may be', async () => {
    await show(makeContent());
    const setup = makeSetup({ candidate: { clientId: 'a', displayName: 'Payroll' } });
    expect(await show(makeContent({ setup }))).toEqual(['polite: Use this app registration? Payroll']);
    expect(await show(makeContent({ setup }))).toEqual([]);
  });

  it('that a value was copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await show(makeContent());
    click(root.querySelector('[aria-label^="Copy: Redirect URI"]') as Element);
    expect(await heard()).toEqual(['polite: Copied']);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await heard()).toEqual([]);
  });

  it('what came of filling in, and not what came of it before', async () => {
    const entries = ['name', 'uri'].map((id) => ({ id, label: text(id), value: redirectUri, done: false }));
    await show(makeContent({ entries }));
    const fill = async (id: string) => {
      onFill = async () => [{ id, outcome: 'filled' }];
      click(root.querySelector(`[aria-label^="Fill in: ${id}"]`) as Element);
      return heard();
    };
    expect(await fill('name')).toEqual([
      'polite: name: Filled in. Nothing is saved yet: that is yours to do.',
    ]);
    expect(await fill('uri')).toEqual(['polite: uri: Filled in. Nothing is saved yet: that is yours to do.']);
  });

  it('that all is done', async () => {
    await show(makeContent());
    const guide = makeGuide({ current: null, steps: [makeStep({ title: text('Only step') })] });
    expect(await show(makeContent({ guide, hint: null }))).toContain('polite: All 1 steps done');
  });

  it('the same on a folded panel', async () => {
    const state = { ...makeContent().state, folded: true };
    await show(makeContent({ state }));
    const said = await show(makeContent({ state, warnings: [text('Wrong.')] }));
    expect(said).toEqual(['now: Wrong.']);
  });
});

it('nothing that was said stays behind for who reads line by line', async () => {
  await show(makeContent());
  await vi.advanceTimersByTimeAsync(20_000);
  expect([...root.querySelectorAll(live)].map(({ textContent }) => textContent).join('')).toBe('');
});
