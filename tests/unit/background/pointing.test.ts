import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from '../../../lib/browser';
import type { ContentMessage } from '../../../lib/messages';
import { ids } from '../guide/examples';
import { appPage, Bench, blade, frame, portal, secretText } from './bench';

let bench: Bench;
let id: string;
let url: string;
beforeEach(async () => {
  bench = new Bench();
  url = appPage('Overview');
  vi.spyOn(browser.tabs, 'get').mockImplementation(async () => ({ id: 7, url }) as never);
  id = await bench.startBound();
});

const setup = async () => bench.background.store.find(id);
const start = (fact: Extract<ContentMessage, { type: 'point-at' }>['fact']) =>
  bench.ask({ type: 'point-at', tabId: 7, fact });
const point = (change: Partial<Extract<ContentMessage, { type: 'pointed' }>>, sender = frame()) =>
  bench.send({ type: 'pointed', fact: 'objectId', value: ids.object, label: null, ...change }, sender);
const folded = async () => (await bench.background.guidance.panelState()).folded;

describe('a value that the admin points at', () => {
  it('is the page’s, with where it was', async () => {
    expect(await start('objectId')).toBe('started');
    expect(await folded()).toBe(true);
    expect(await point({ label: 'Object ID' }, frame({ url: `${blade}React/Index`, frameId: 3 }))).toEqual({
      ok: true,
    });
    expect((await setup())?.facts.objectId).toMatchObject({
      value: ids.object,
      origin: 'page',
      evidence: { view: 'overview', frame: blade.slice(0, -1), label: 'Object ID', raw: ids.object },
    });
    expect(await folded()).toBe(false);
  });

  it('stands before what was typed', async () => {
    expect((await setup())?.facts.tenantId?.origin).toBe('typed');
    await start('tenantId');
    await point({ fact: 'tenantId', value: ids.object });
    expect((await setup())?.facts).toMatchObject({
      tenantId: { value: ids.object, origin: 'page' },
      tokenEndpoint: { value: expect.stringContaining(ids.object) },
    });
  });

  it('is taken once, and only while it is asked for', async () => {
    expect(await point({})).toEqual({ ok: false, reason: 'gone' });
    await start('objectId');
    expect(await point({ fact: 'displayName', value: 'X' })).toEqual({ ok: false, reason: 'gone' });
    await start('objectId');
    expect(await point({}, frame({ tab: { id: 8 } }))).toEqual({ ok: false, reason: 'gone' });
    expect(await point({})).toEqual({ ok: true });
    expect(await point({})).toEqual({ ok: false, reason: 'gone' });
  });

  it('is of the shape that it must have', async () => {
    await start('objectId');
    expect(await point({ value: 'Zammad' })).toMatchObject({ ok: false });
    await start('tokenEndpoint');
    const authorize = `https://login.microsoftonline.com/${ids.tenant}/oauth2/v2.0/authorize`;
    expect(await point({ fact: 'tokenEndpoint', value: authorize })).toMatchObject({ ok: false });
    expect((await setup())?.facts.objectId).toBeUndefined();
  });

  it('is not of another app', async () => {
    url = appPage('Overview', ids.object);
    await start('objectId');
    expect(await point({})).toEqual({ ok: false, reason: 'other-app' });
    url = appPage('Overview');
    await start('clientId');
    expect(await point({ fact: 'clientId', value: ids.object })).toEqual({ ok: false, reason: 'other-app' });
    url = `${portal}#home`;
    await start('displayName');
    expect(await point({ fact: 'displayName', value: 'Zammad' })).toEqual({ ok: true });
  });

  it('ends with another app, where it is another client ID', async () => {
    url = `${portal}#home`;
    await bench.ask({ type: 'set-value', fact: 'clientId', value: null });
    await start('clientId');
    expect(await point({ fact: 'clientId', value: ids.object })).toEqual({ ok: true });
    expect((await setup())?.facts.clientId).toMatchObject({ value: ids.object, origin: 'page' });
  });
});

describe('a secret that the admin points at', () => {
  it('goes into the vault and nowhere else', async () => {
    await start('secret');
    expect(await point({ fact: 'secret', value: secretText })).toEqual({ ok: true });
    expect(await bench.background.vault.read(id)).toBe(secretText);
    expect((await setup())?.secret).toMatchObject({ endsIn: 'ecx', origin: 'page', held: true });
    expect(await bench.storage('local')).not.toContain(secretText);
    expect(JSON.stringify([bench.told, bench.broadcasts])).not.toContain(secretText);
  });

  it('is no Secret ID', async () => {
    await start('secret');
    expect(await point({ fact: 'secret', value: ids.secret })).toMatchObject({ ok: false });
    expect(await bench.background.vault.holds(id)).toBe(false);
  });
});

describe('pointing', () => {
  it('starts on a portal page, for a setup', async () => {
    url = 'https://example.org/';
    expect(await start('objectId')).toBe('no-portal');
    url = appPage('Overview');
    await bench.ask({ type: 'choose-setup', setupId: null });
    expect(await start('objectId')).toBe('no-setup');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the admin cancels it', () => bench.send({ type: 'pointing-ended' }, frame({ url: blade, frameId: 3 }))],
    ['the page is loaded anew', () => bench.ready()],
  ])('ends when %s', async (_, stop) => {
    await bench.send({ type: 'point-at', fact: 'objectId' }, frame());
    expect(await folded()).toBe(true);
    await stop();
    expect(await folded()).toBe(false);
    expect(await point({})).toEqual({ ok: false, reason: 'gone' });
  });

  it('leaves a panel folded that was folded', async () => {
    const panel = await bench.background.guidance.panelState();
    await bench.background.guidance.setPanelState({ ...panel, folded: true });
    await start('objectId');
    await point({});
    expect(await folded()).toBe(true);
  });

  it('is asked for by the top frame or by our own page', async () => {
    await bench.send({ type: 'point-at', fact: 'objectId' }, frame({ url: blade, frameId: 3 }));
    expect(await point({})).toEqual({ ok: false, reason: 'gone' });
  });
});
