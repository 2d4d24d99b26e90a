// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { HandOverReply } from '../../../lib/hand-over/types';
import { ids } from '../guide/examples';
import { Bench, frame, secretText } from './bench';

const origin = 'https://desk.example';
const endpoint = `${origin}/api/mail-settings`;
const token = 'one-time-0123456789abcdef';
const document = (change: object = {}) =>
  JSON.stringify({
    format: 'waymark-hand-over',
    version: 1,
    recipe: 'generic',
    variant: 'imap-smtp',
    helpdeskUrl: origin,
    redirectUri: `${origin}/oauth/callback`,
    settingsEndpoint: endpoint,
    token,
    expires: new Date(Date.now() + 3_600_000).toISOString(),
    ...change,
  });

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const show = (...blocks: string[]) =>
  bench.injected.mockResolvedValue([{ result: { origin, blocks } }] as never);
const look = () => bench.ask({ type: 'look-for-hand-over', tabId: 7 });
async function offered(): Promise<Extract<HandOverReply, { found: 'offer' }>> {
  const reply = await look();
  if (reply.found !== 'offer') throw new Error(JSON.stringify(reply));
  return reply;
}
async function take(existing = false, mailbox: string | null = null) {
  const { id } = await offered();
  return bench.ask({ type: 'take-hand-over', id, mailbox, existing });
}

describe('a page that hands over', () => {
  it('is looked at in its top document alone', async () => {
    show(document());
    await look();
    expect(bench.injected.mock.calls).toMatchObject([[{ target: { tabId: 7, frameIds: [0] } }]]);
  });

  it.each<[string, unknown]>([
    ['without a block', { origin, blocks: [] }],
    ['in a sandbox', null],
    ['that answers something else', { origin, blocks: [7] }],
    ['that says more than it may', { origin, blocks: ['a', 'b', 'c'] }],
  ])('is nothing %s', async (_, result) => {
    bench.injected.mockResolvedValue([{ result }] as never);
    expect(await look()).toEqual({ found: 'nothing' });
  });

  it('speaks for its origin, and in a sandbox for none', async () => {
    const block = window.document.createElement('script');
    block.type = 'application/waymark+json';
    block.textContent = document({ helpdeskUrl: location.origin });
    window.document.body.append(block);
    bench.injected.mockImplementation((async ({
      func,
      args,
    }: {
      func(...args: unknown[]): unknown;
      args: [];
    }) => [{ result: func(...args) }]) as never);
    vi.stubGlobal('origin', location.origin);
    expect(await look()).toMatchObject({ found: 'refused', origin: location.origin });
    vi.stubGlobal('origin', 'null');
    expect(await look()).toEqual({ found: 'nothing' });
    block.remove();
  });

  it('is nothing where the browser does not let us in', async () => {
    bench.injected.mockRejectedValue(new Error('Missing host permission'));
    expect(await look()).toEqual({ found: 'nothing' });
  });

  it('is refused with two blocks, or with another origin inside', async () => {
    show(document(), document());
    expect(await look()).toMatchObject({ found: 'refused', reasons: [{ key: 'handOverSeveral' }] });
    show(document({ redirectUri: 'https://evil.example/' }));
    expect(await look()).toMatchObject({ found: 'refused', reasons: [{ key: 'handOverOtherOrigin' }] });
    expect((await bench.ask({ type: 'get-state' })).setups).toEqual([]);
  });

  it('starts nothing by itself, and its token is told to nobody', async () => {
    show(document());
    const reply = await offered();
    expect(reply).toMatchObject({ handOver: { origin, endpoint }, existing: null });
    const state = await bench.ask({ type: 'get-state' });
    expect(state.setups).toEqual([]);
    const said = JSON.stringify([reply, state, bench.told, bench.broadcasts]);
    expect(said + (await bench.storage('local'))).not.toContain(token);
  });
});

describe('a hand-over that the admin takes', () => {
  it('is a setup with what it says, and with what the admin adds', async () => {
    show(document({ mailbox: 'a@desk.example' }));
    const { active } = await take(false, 'b@desk.example');
    expect(active?.setup).toMatchObject({
      recipeId: 'generic',
      variantId: 'imap-smtp',
      answers: { helpdeskUrl: `${origin}/oauth/callback`, mailbox: 'b@desk.example' },
      told: { redirectUri: `${origin}/oauth/callback` },
      handOver: { origin, endpoint, tokenHeld: true },
    });
    const state = JSON.stringify(await bench.ask({ type: 'get-state' }));
    await bench.ready(frame());
    expect(
      state + JSON.stringify([bench.told, bench.broadcasts]) + (await bench.storage('local')),
    ).not.toContain(token);
  });

  it('is taken as it was shown, once', async () => {
    show(document());
    const { id } = await offered();
    show(document({ redirectUri: `${origin}/other` }));
    const taken = await bench.ask({ type: 'take-hand-over', id, mailbox: null, existing: false });
    expect(taken.active?.setup.answers.helpdeskUrl).toBe(`${origin}/oauth/callback`);
    await bench.ask({ type: 'take-hand-over', id, mailbox: null, existing: false });
    await bench.ask({ type: 'take-hand-over', id: 'another', mailbox: null, existing: false });
    expect((await bench.ask({ type: 'get-state' })).setups).toHaveLength(1);
  });

  it('is not offered again while it is under way, unless with another token', async () => {
    show(document());
    await take();
    expect(await look()).toEqual({ found: 'nothing' });
    show(document({ token: `${token}-2` }));
    expect((await offered()).existing).not.toBeNull();
  });

  it('goes on with the setup that there is, whose answers stay', async () => {
    show(document());
    const first = (await take(false, 'mine@desk.example')).active?.setup;
    show(document({ token: `${token}-2`, mailbox: 'theirs@desk.example' }));
    const second = (await take(true)).active?.setup;
    expect(second?.id).toBe(first?.id);
    expect(second?.answers).toEqual(first?.answers);
    expect((await bench.background.handOvers.readToken(second?.id ?? ''))?.token).toBe(`${token}-2`);
    show(document({ token: `${token}-3` }));
    const third = (await take(false)).active?.setup;
    expect(third?.id).not.toBe(first?.id);
    expect((await bench.ask({ type: 'get-state' })).setups).toHaveLength(2);
  });

  it('is forgotten with its setup, and when its time is up', async () => {
    show(document());
    const id = (await take()).active?.setup.id ?? '';
    for (const alarm of await fakeBrowser.alarms.getAll()) await fakeBrowser.alarms.onAlarm.trigger(alarm);
    expect(await bench.storage('session')).not.toContain(token);
    expect((await bench.ask({ type: 'get-state' })).active?.setup.handOver).toMatchObject({
      tokenHeld: false,
    });
    // A browser that was asleep rings no alarm.
    await bench.background.handOvers.keepToken(id, { token, endpoint, until: Date.now() - 1 });
    expect(await bench.background.handOvers.readToken(id)).toBeNull();
    show(document({ token: `${token}-2` }));
    await take(true);
    await bench.ask({ type: 'discard-setup', setupId: id });
    expect(await bench.storage('session')).not.toContain(token);
  });
});

describe('the token', () => {
  const posts = vi.fn<(url: string, init: RequestInit) => Response>();
  beforeEach(async () => {
    show(document());
    await take();
    await bench.ask({ type: 'set-value', fact: 'tenantId', value: ids.tenant });
    await bench.ask({ type: 'set-value', fact: 'clientId', value: ids.client });
    await bench.ask({ type: 'set-secret', value: secretText });
    posts.mockReset().mockImplementation(() => new Response('{}', { status: 201 }));
    vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) =>
      init.method === 'POST' ? posts(url, init) : new Response('{}', { status: 404 }),
    );
  });

  const send = async (kind = 'settings-endpoint') => {
    const { variant } = (await bench.ask({ type: 'get-state' })).active ?? {};
    const destination = variant?.destinations.findIndex((spec) => spec.kind === kind) ?? -1;
    return bench.ask({ type: 'deliver-handed-over', destination, untested: true });
  };
  const held = async () => (await bench.ask({ type: 'get-state' })).active?.setup.handOver?.tokenHeld;

  it('goes to its own endpoint, for one delivery', async () => {
    expect(await send()).toMatchObject({ ok: true });
    expect(posts.mock.calls).toMatchObject([[endpoint, { headers: { authorization: `Bearer ${token}` } }]]);
    expect(await held()).toBe(false);
    expect(await bench.storage('session')).not.toContain(secretText);
    await bench.ask({ type: 'set-secret', value: secretText });
    expect(await send()).toMatchObject({ ok: false, error: { cause: { key: 'handOverTokenGone' } } });
    expect(posts).toHaveBeenCalledTimes(1);
  });

  it('is kept for another attempt, unless the endpoint does not know it', async () => {
    posts.mockImplementation(() => new Response('{}', { status: 503 }));
    expect(await send()).toMatchObject({ ok: false });
    expect(await held()).toBe(true);
    posts.mockImplementation(() => new Response('{}', { status: 401 }));
    expect(await send()).toMatchObject({ ok: false });
    expect(await held()).toBe(false);
  });

  it('goes to no other destination', async () => {
    expect(await send('json-file')).toMatchObject({ ok: false });
    expect(posts).not.toHaveBeenCalled();
    expect(await held()).toBe(true);
  });
});

describe('a helpdesk that is asked', () => {
  const ask = (address = origin) => bench.ask({ type: 'ask-for-hand-over', address });
  const open = { token: undefined, expires: undefined };
  const answers = (body: BodyInit | null, init: ResponseInit = {}) =>
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response(body, { headers: { 'content-type': 'application/json' }, ...init })),
    );

  it('answers at its well-known place, without cookies and redirects', async () => {
    answers(document(open));
    expect(await ask(`${origin}/some/page?x=1`)).toMatchObject({ found: 'offer', handOver: { origin } });
    expect(vi.mocked(fetch).mock.calls).toMatchObject([
      [`${origin}/.well-known/waymark`, { credentials: 'omit', redirect: 'manual' }],
    ]);
  });

  it.each<[string, BodyInit | null, ResponseInit]>([
    ['404', '', { status: 404 }],
    ['a redirect', null, { status: 302, headers: { location: 'https://evil.example/' } }],
    ['a page', document(open), { headers: { 'content-type': 'text/html' } }],
  ])('has nothing where it answers with %s', async (_, body, init) => {
    answers(body, init);
    expect(await ask()).toEqual({ found: 'nothing' });
  });

  it('is refused where it says too much, or speaks for another', async () => {
    answers(' '.repeat(1_000_000));
    expect(await ask()).toMatchObject({ found: 'refused', reasons: [{ key: 'handOverTooLarge' }] });
    answers(document({ ...open, settingsEndpoint: 'https://evil.example/' }));
    expect(await ask()).toMatchObject({ found: 'refused', reasons: [{ key: 'handOverOtherOrigin' }] });
    answers(document());
    expect(await ask()).toMatchObject({ found: 'refused', reasons: [{ key: 'handOverPublicToken' }] });
  });

  it('is not asked without the right to, nor over plain http', async () => {
    answers(document(open));
    expect(await ask('http://desk.example')).toEqual({ found: 'nothing' });
    Object.assign(fakeBrowser.permissions, { contains: async () => false });
    expect(await ask()).toMatchObject({ found: 'refused', reasons: [{ key: 'deliveryPermissionCause' }] });
    expect(fetch).not.toHaveBeenCalled();
  });
});
