// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from '../../../lib/browser';
import { createFormFiller } from '../../../lib/content/form-filler';
import type { FillOrder, FormFiller, FormReply, SurveyOrder, UndoOrder } from '../../../lib/form-fill/types';
import { ids } from '../guide/examples';
import { Bench, secretText } from './bench';

const page = 'Admin > Support Channel > Emails > Outgoing Email Servers';
const request = { destination: 0, untested: true };

let bench: Bench;
let url: string;
let tabs: { id: number; url: string; title: string; lastAccessed: number }[];
let origin: string;
/** What the script in each frame answers; a page can't reach it, but what it says is of the page. */
let frames: Frame[];
interface Frame {
  frameId: number;
  filler: Partial<Record<keyof FormFiller, (order: never) => unknown>>;
}
let ran: { frameIds: number[] | undefined; args: unknown[] }[];

const field = (change: object = {}) => ({
  field: 1,
  kind: 'text',
  names: ['Client ID'],
  hint: '',
  name: '',
  id: '',
  sections: [],
  state: 'editable',
  value: '',
  hasValue: false,
  options: [],
  chosen: -1,
  maxLength: null,
  numeric: false,
  ...change,
});
const survey = (fields: object[], change: object = {}) => ({
  fields,
  tooMany: false,
  foreignFrames: 0,
  undoable: 0,
  ...change,
});

beforeEach(async () => {
  bench = new Bench();
  origin = 'https://support.example.com';
  url = `${origin}/emails`;
  tabs = [{ id: 7, url, title: 'Emails', lastAccessed: 1 }];
  ran = [];
  frames = [];
  vi.spyOn(browser.tabs, 'query').mockImplementation(async () => tabs as never);
  vi.spyOn(browser.tabs, 'get').mockImplementation(async () => {
    if (tabs.length === 0) throw new Error('No tab with id');
    return { id: 7, url, title: 'Emails' } as never;
  });
  // Runs the function as the browser does: in each frame, with its own script.
  bench.injected.mockImplementation((async (injection: {
    target: { frameIds?: number[] };
    func?: (order: unknown) => unknown;
    args?: unknown[];
  }) => {
    const { func, args = [] } = injection;
    if (!func) return [];
    ran.push({ frameIds: injection.target.frameIds, args });
    const asked = frames.filter(({ frameId }) => injection.target.frameIds?.includes(frameId) ?? true);
    const scope = globalThis as { waymarkFiller?: unknown };
    const results = [];
    for (const { frameId, filler } of asked) {
      scope.waymarkFiller = filler;
      results.push({ frameId, result: await func(args[0]) });
    }
    delete scope.waymarkFiller;
    return results;
  }) as never);
  await bench.ask({
    type: 'start-setup',
    recipeId: 'serviceops',
    variantId: 'outgoing-smtp',
    answers: { helpdeskUrl: `${origin}/app`, mailbox: 'support@contoso.com' },
  });
  await bench.ask({ type: 'set-value', fact: 'tenantId', value: ids.tenant });
  await bench.ask({ type: 'set-value', fact: 'clientId', value: ids.client });
  await bench.ask({ type: 'set-secret', value: secretText });
});

const answering = (...answers: unknown[]) => {
  frames = answers.map((answer, frameId) => ({ frameId, filler: { survey: () => answer } }));
};
const look = () => bench.ask({ type: 'look-at-form', ...request });
const fill = (...confirmed: { key: string; frameId: number; field: number }[]) =>
  bench.ask({ type: 'fill-form', ...request, tabId: 7, confirmed });
const causeOf = (reply: FormReply) => (reply.ok ? null : reply.error.cause.key);
const outcomes = (reply: FormReply) =>
  reply.ok ? Object.fromEntries((reply.preview?.rows ?? []).map(({ key, outcome }) => [key, outcome])) : {};
const ordered = () => JSON.stringify(ran.map(({ args }) => args));

describe('looking at a form', () => {
  it('tells the page names only, and no value', async () => {
    answering(survey([field()]));
    const reply = await look();
    expect(outcomes(reply)).toMatchObject({ 'out.clientId': 'certain', 'out.scope': 'missing' });
    expect(ordered()).toContain('Client Secret');
    for (const value of [secretText, ids.client, 'support@contoso.com'])
      expect(ordered()).not.toContain(value);
  });

  it('counts the fields of all frames', async () => {
    answering(survey([field()]), survey([field()]));
    expect(outcomes(await look())).toMatchObject({ 'out.clientId': 'ambiguous' });
  });

  it('shows no secret, though a page says one', async () => {
    answering(survey([field({ names: ['Client Secret'], value: 'hunter2', hasValue: true })]));
    const reply = await look();
    expect(JSON.stringify(reply)).not.toContain('hunter2');
    expect(reply.ok && reply.preview?.rows.find(({ secret }) => secret)).toMatchObject({
      current: null,
      hasValue: true,
    });
  });

  it.each<[string, unknown]>([
    ['no fields', { ...survey([]), fields: 'all' }],
    ['a field of another kind', survey([field({ kind: 'button' })])],
    ['a name without end', survey([field({ names: ['x'.repeat(300)] })])],
    ['more fields than there can be', survey(Array.from({ length: 201 }, () => field()))],
    ['a field too many', survey([{ ...field(), extra: 1 }])],
    ['nothing', undefined],
  ])('believes nothing of the wrong shape: %s', async (_, answer) => {
    answering(answer);
    expect(causeOf(await look())).toBe('formUnreadableCause');
  });

  it.each<[string, () => void]>([
    ['formNoTabCause', () => (tabs = [])],
    ['formNoTabCause', () => (tabs = [{ ...tabs[0], url: 'https://support.example.com:8443/' } as never])],
    [
      'formNoTabCause',
      () => (tabs = [{ ...tabs[0], url: 'https://support.example.com.evil.example/' } as never]),
    ],
    ['formOtherOriginCause', () => (url = 'https://evil.example/emails')],
    ['formOtherOriginCause', () => (url = 'http://support.example.com/emails')],
    ['formUnreadableCause', () => answering(null)],
    ['formTooManyCause', () => answering(survey([field()], { tooMany: true }))],
    ['formNoFieldsCause', () => answering(survey([]))],
    ['formOnlyForeignCause', () => answering(survey([], { foreignFrames: 1 }))],
    [
      'deliveryPermissionCause',
      () => void vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false),
    ],
  ])('says what stands in the way: %s', async (cause, arrange) => {
    answering(survey([field()]));
    arrange();
    expect(causeOf(await look())).toBe(cause);
  });

  it('waits for a test, a secret and an address', async () => {
    answering(survey([field()]));
    expect(causeOf(await bench.ask({ type: 'look-at-form', destination: 0, untested: false }))).toBe(
      'deliveryLockedCause',
    );
    await bench.ask({ type: 'set-answers', answers: { mailbox: 'support@contoso.com' } });
    expect((await look()).ok).toBe(false);
    expect(ran).toEqual([]);
  });

  it('uses the tab that the admin looked at last', async () => {
    answering(survey([field()]));
    tabs = [...tabs, { id: 9, url: `${origin}/x`, title: '', lastAccessed: 5 }];
    expect(await look()).toMatchObject({ ok: true, preview: { tabId: 9 } });
  });
});

describe('filling in a form', () => {
  const secretField = field({ field: 2, names: ['Client Secret'], value: null });
  let filled: FillOrder[];
  /** The frame with the form. */
  let shown: Frame;
  beforeEach(() => {
    filled = [];
    const fillIn = (order: FillOrder) => {
      filled.push(order);
      return order.entries.map((entry) => ({ field: entry.field, outcome: 'filled' }));
    };
    shown = { frameId: 4, filler: { survey: () => survey([field(), secretField]), fill: fillIn } };
    frames = [{ frameId: 0, filler: { survey: () => survey([]), fill: fillIn } }, shown];
  });

  it('gives each value to the frame that has its field, and only what was confirmed', async () => {
    const reply = await fill({ key: 'out.clientSecret', frameId: 4, field: 2 });
    expect(reply).toMatchObject({ ok: true, filled: { 'out.clientSecret': 'filled' } });
    expect(filled).toEqual([{ origin, form: page, entries: [{ field: 2, put: secretText }] }]);
    const secret = ran.filter(({ args }) => JSON.stringify(args).includes(secretText));
    expect(secret.map(({ frameIds }) => frameIds)).toEqual([[4]]);
    expect(JSON.stringify(reply)).not.toContain(secretText);
    expect(await bench.storage('local')).not.toContain(secretText);
  });

  it('keeps one receipt for a form that is filled in bit by bit, and the secret for the next one', async () => {
    await fill({ key: 'out.clientId', frameId: 4, field: 1 });
    await fill({ key: 'out.clientSecret', frameId: 4, field: 2 });
    const { receipts = [], secret } = (await bench.background.store.active()) ?? {};
    expect(receipts).toMatchObject([
      { outcome: 'filled', target: origin, includesSecret: true, untested: true, form: { page } },
    ]);
    expect(receipts[0]?.form?.filled).toEqual(['Client ID', 'Client Secret']);
    expect(receipts[0]?.form?.byHand).toContain('Email Provider');
    expect(receipts[0]?.form?.byHand).not.toContain('Client ID');
    expect(secret?.held).toBe(true);
  });

  it('tells what was filled in, though the page has nothing to look at any more', async () => {
    let looks = 0;
    const once = () => survey(looks++ === 0 ? [field()] : []);
    Object.assign(shown, { filler: { ...shown.filler, survey: once } });
    expect(await fill({ key: 'out.clientId', frameId: 4, field: 1 })).toMatchObject({
      ok: true,
      preview: null,
      filled: { 'out.clientId': 'filled' },
    });
    expect((await bench.background.store.active())?.receipts).toHaveLength(1);
  });

  it.each<[string, object[], number]>([
    ['it is another field by now', [field({ field: 9 })], 4],
    ['it is in another frame by now', [field()], 5],
    ['there is a second one by now', [field(), field({ field: 9 })], 4],
    ['it is closed by now', [field({ state: 'disabled' })], 4],
  ])('leaves a field alone when %s', async (_, fields, frameId) => {
    Object.assign(shown, { frameId, filler: { ...shown.filler, survey: () => survey(fields) } });
    expect(await fill({ key: 'out.clientId', frameId: 4, field: 1 })).toMatchObject({
      filled: { 'out.clientId': 'not-sure' },
    });
    expect(filled).toEqual([]);
    expect((await bench.background.store.active())?.receipts).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['nonsense', { done: true }],
    ['another field', [{ field: 99, outcome: 'filled' }]],
    ['an outcome that there is not', [{ field: 1, outcome: 'perfect' }]],
  ])('believes only what it understands of the answer: %s', async (_, answer) => {
    shown.filler.fill = () => answer;
    expect(await fill({ key: 'out.clientId', frameId: 4, field: 1 })).toMatchObject({
      filled: { 'out.clientId': 'gone' },
    });
    expect((await bench.background.store.active())?.receipts).toEqual([]);
  });

  it('gives nothing to a tab that is at another address by now, or gone', async () => {
    url = 'https://evil.example/';
    expect(causeOf(await fill({ key: 'out.clientId', frameId: 4, field: 1 }))).toBe('formOtherOriginCause');
    tabs = [];
    expect(causeOf(await fill({ key: 'out.clientId', frameId: 4, field: 1 }))).toBe('formTabGoneCause');
    expect(ran).toEqual([]);
  });

  it('is asked for by our own page alone', async () => {
    const confirmed = [{ key: 'out.clientId', frameId: 4, field: 1 }];
    const message = { type: 'fill-form', ...request, tabId: 7, confirmed };
    const sender = { id: browser.runtime.id, url: 'https://portal.azure.com/', tab: { id: 7 }, frameId: 0 };
    expect(await bench.send(message, sender)).toBeUndefined();
    expect(ran).toEqual([]);
  });
});

describe('undo', () => {
  it('takes back with the real script, and takes the receipt with it', async () => {
    document.body.innerHTML = '<label>Client ID <input id="x" value="old"></label>';
    const real = createFormFiller(document);
    const at = <O extends { origin: string }>(order: O): O => ({ ...order, origin: window.origin });
    const filler = {
      survey: (order: SurveyOrder) => real.survey(at(order)),
      fill: (order: FillOrder) => real.fill(at(order)),
      undo: (order: UndoOrder) => real.undo(at(order)),
    };
    frames = [{ frameId: 0, filler }];
    const input = document.querySelector<HTMLInputElement>('#x');
    const seen = await look();
    const place = seen.ok ? seen.preview?.rows.find(({ key }) => key === 'out.clientId')?.place : null;
    await fill({ key: 'out.clientId', frameId: 0, field: place?.field ?? 0 });
    expect(input?.value).toBe(ids.client);
    expect((await bench.background.store.active())?.receipts).toHaveLength(1);
    // By then the secret may be forgotten: nothing of it is needed.
    await bench.background.vault.clear((await bench.background.store.active())?.id ?? '');
    const undone = await bench.ask({ type: 'undo-form', ...request, tabId: 7 });
    expect(undone).toMatchObject({ ok: true, undone: ['restored'], preview: null });
    expect(input?.value).toBe('old');
    expect((await bench.background.store.active())?.receipts).toEqual([]);
  });
});
