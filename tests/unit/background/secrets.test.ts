import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startBackground } from '../../../lib/background/background';
import type { Receipt } from '../../../lib/delivery/types';
import { ids, reading } from '../guide/examples';
import { appPage, Bench, blade, frame, secretsPage, secretText } from './bench';

let bench: Bench;
let id: string;
beforeEach(async () => {
  bench = new Bench();
  id = await bench.startBound();
});

const vaulted = () => bench.background.vault.holds(id);
const summary = async () => (await bench.background.store.find(id))?.secret;
const guide = async () => (await bench.ask({ type: 'get-state' })).active?.guide;
const pageStates = async () => JSON.stringify(await bench.background.pages.list());
const fireAlarms = () =>
  fakeBrowser.alarms.getAll().then(async (all) => {
    for (const alarm of [...all]) await fakeBrowser.alarms.onAlarm.trigger(alarm);
  });
const receipt = (change: Partial<Receipt>): Receipt => ({
  destination: 'zammad-rest',
  target: 'https://support.example.com',
  at: Date.now(),
  outcome: 'created',
  reference: null,
  includesSecret: true,
  fingerprint: 'f',
  untested: false,
  next: [],
  ...change,
});
const received = (change: Partial<Receipt> = {}) =>
  bench.background.store.update(id, (setup) => ({ ...setup, receipts: [receipt(change)] }));

describe('a secret on the page', () => {
  it('goes into the vault and nowhere else', async () => {
    await bench.observe(secretsPage());
    expect(await bench.background.vault.read(id)).toBe(secretText);
    expect(await summary()).toMatchObject({ endsIn: 'ecx', origin: 'page', held: true });
    expect(await bench.storage('local')).not.toContain(secretText);
    expect(await pageStates()).not.toContain(secretText);
    expect(JSON.stringify([bench.told, bench.broadcasts])).not.toContain(secretText);
  });

  it('is still pointed at while the page shows it', async () => {
    await bench.observe(secretsPage());
    await bench.background.guidance.pushAll();
    expect(bench.lastState(0)?.hint?.id).toBe('keep-secret');
  });

  it('comes once, however often it is seen', async () => {
    await bench.observe(secretsPage());
    const first = (await summary())?.at;
    await new Promise((resolve) => setTimeout(resolve, 5));
    await bench.observe({ ...secretsPage(), panes: ['add-secret'] });
    expect((await summary())?.at).toBe(first);
  });

  it("of another app is not taken, nor kept with the page's state", async () => {
    await bench.observe(secretsPage(secretText, ids.otherClient), {
      url: appPage('Credentials', ids.otherClient),
    });
    expect(await vaulted()).toBe(false);
    expect(await summary()).toBeNull();
    expect(await bench.storage('session')).not.toContain(secretText);
  });

  it('of an app of the same ID in another cloud is not taken either', async () => {
    const url = appPage('Credentials').replace('azure.com', 'azure.us');
    await bench.observe(secretsPage(), { url }, frame({ url }));
    expect(await vaulted()).toBe(false);
    expect(await bench.storage('session')).not.toContain(secretText);
  });

  it('is taken out of the one frame that shows it', async () => {
    const child = frame({ url: blade, frameId: 3 });
    await bench.ready(child, 0, blade);
    await bench.observe(reading({ view: 'secrets' }), { frames: [0] });
    await bench.observe(secretsPage(), { position: 0, url: blade }, child);
    expect(await bench.background.vault.read(id)).toBe(secretText);
    expect(await pageStates()).not.toContain(secretText);
  });

  it('waits until the admin says that this is the app', async () => {
    bench = new Bench();
    id = await bench.startSetup();
    await bench.ready();
    await bench.observe(secretsPage());
    expect(await vaulted()).toBe(false);
    await bench.ask({ type: 'use-candidate', clientId: ids.client });
    expect(await bench.background.vault.read(id)).toBe(secretText);
    expect(await pageStates()).not.toContain(secretText);
  });
});

describe('a secret that is forgotten', () => {
  beforeEach(async () => {
    await bench.observe(secretsPage());
  });

  it.each<[string, () => Promise<unknown>]>([
    ['after its hour', fireAlarms],
    ['when the admin says so', () => bench.ask({ type: 'set-secret', value: null })],
    ['with its setup', () => bench.ask({ type: 'discard-setup', setupId: id })],
    [
      'when another app is typed in',
      () => bench.ask({ type: 'set-value', fact: 'clientId', value: ids.otherClient }),
    ],
  ])('%s leaves no copy', async (_, forget) => {
    await forget();
    await expect.poll(() => bench.storage('session')).not.toContain(secretText);
    expect(await vaulted()).toBe(false);
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  });

  it('is not said to be there any more, and the views hear of it', async () => {
    expect(await guide()).toMatchObject({ secretGone: false });
    bench.broadcasts.length = 0;
    await fireAlarms();
    await expect.poll(vaulted).toBe(false);
    expect(await summary()).toMatchObject({ held: false, endsIn: 'ecx' });
    expect(await guide()).toMatchObject({ secretGone: true, readyToTest: false });
    expect((await guide())?.checks.find((check) => check.id === 'client-secret')?.outcome).toBe('pass');
    expect(bench.broadcasts).toContainEqual({ type: 'state-changed' });
    await expect.poll(() => bench.lastState(0)?.panel?.guide.secretGone).toBe(true);
  });

  it('can be neither tested nor delivered, and that says why', async () => {
    await fireAlarms();
    await expect.poll(vaulted).toBe(false);
    await bench.ask({ type: 'start-test' });
    expect((await bench.background.store.find(id))?.test).toBeNull();
    const result = await bench.ask({ type: 'deliver', destination: 0, token: 't', untested: true });
    expect(result).toMatchObject({ ok: false, error: { cause: { key: 'deliverySecretCause' } } });
  });

  it('is gone with the browser, whatever the setup said', async () => {
    await fakeBrowser.storage.session.clear();
    expect(await summary()).toMatchObject({ held: false });
  });

  it('is back as the same one while the page still shows it', async () => {
    const before = await summary();
    await fireAlarms();
    await expect.poll(vaulted).toBe(false);
    await bench.observe({ ...secretsPage(), panes: ['add-secret'] });
    expect(await vaulted()).toBe(true);
    expect(await summary()).toEqual(before);
  });

  it('does not come back once a helpdesk has it', async () => {
    await received();
    await fireAlarms();
    await expect.poll(vaulted).toBe(false);
    await bench.observe({ ...secretsPage(), panes: ['add-secret'] });
    expect(await vaulted()).toBe(false);
    expect(await bench.storage('session')).not.toContain(secretText);
  });

  it.each<[string, Partial<Receipt>]>([
    ['is in a file', { destination: 'json-file', outcome: 'saved' }],
    ['is filled into a form', { outcome: 'filled' }],
    ['was left out', { includesSecret: false }],
    ['is newer than what the helpdesk has', { at: 0 }],
  ])('comes back where it %s', async (_, change) => {
    await received(change);
    await fireAlarms();
    await expect.poll(vaulted).toBe(false);
    await bench.observe({ ...secretsPage(), panes: ['add-secret'] });
    expect(await vaulted()).toBe(true);
  });

  /** A page with another secret. */
  const pageWith = (value: string, secretId: string | null) => {
    const page = secretsPage(value);
    const row = page.facts.secrets?.value[0];
    if (row) row.secretId = secretId;
    return page;
  };
  const alike = `x${secretText.slice(1)}`;

  it.each<[string, string, string | null]>([
    ['ID', alike, ids.object],
    ['length', `x${secretText}`, ids.secret],
    ['end', `${secretText.slice(0, -1)}y`, ids.secret],
    ['row, which has no ID', alike, null],
  ])('gives way to a newer one, known by its %s, delivered or not', async (_, newer, secretId) => {
    await received();
    await fireAlarms();
    await expect.poll(vaulted).toBe(false);
    await bench.observe(pageWith(newer, secretId));
    expect(await bench.background.vault.read(id)).toBe(newer);
    expect(await summary()).toMatchObject({ endsIn: newer.slice(-3), secretId, held: true });
  });

  it('is not taken for one that looks alike where neither has an ID', async () => {
    await bench.ask({ type: 'set-secret', value: secretText });
    await received();
    await fireAlarms();
    await expect.poll(vaulted).toBe(false);
    await bench.observe(pageWith(alike, null));
    expect(await bench.background.vault.read(id)).toBe(alike);
  });
});

describe('a background that begins anew', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['of a setup that is no more', () => bench.background.store.discard(id)],
    [
      'of a finished setup',
      () => bench.background.store.update(id, (setup) => ({ ...setup, finishedAt: Date.now() })),
    ],
    ['that a helpdesk has', () => received()],
  ])('forgets a secret %s', async (_, arrange) => {
    await bench.observe(secretsPage());
    await arrange();
    expect(await bench.storage('session')).toContain(secretText);
    startBackground();
    await expect.poll(() => bench.storage('session')).not.toContain(secretText);
  });

  it('keeps one that is needed', async () => {
    await bench.observe(secretsPage());
    await fakeBrowser.storage.session.set({ 'secret:gone': 'left by a setup of before' });
    startBackground();
    await expect.poll(() => bench.storage('session')).not.toContain('left by');
    expect(await bench.background.vault.read(id)).toBe(secretText);
  });
});

describe('a secret typed by the admin', () => {
  it('is in the vault, and in no answer but the one that asks for it', async () => {
    const reply = await bench.ask({ type: 'set-secret', value: secretText });
    expect(JSON.stringify(reply)).not.toContain(secretText);
    expect(JSON.stringify(await bench.ask({ type: 'get-state' }))).not.toContain(secretText);
    expect(await bench.ask({ type: 'reveal-secret' })).toBe(secretText);
    expect(await bench.storage('local')).not.toContain(secretText);
  });

  it('lives on with each use', async () => {
    await bench.ask({ type: 'set-secret', value: secretText });
    const [before] = structuredClone(await fakeBrowser.alarms.getAll());
    await new Promise((resolve) => setTimeout(resolve, 5));
    await bench.background.vault.holds(id);
    expect((await fakeBrowser.alarms.getAll())[0]?.scheduledTime).toBe(before?.scheduledTime);
    await bench.ask({ type: 'reveal-secret' });
    expect((await fakeBrowser.alarms.getAll())[0]?.scheduledTime).toBeGreaterThan(before?.scheduledTime ?? 0);
  });

  it('is refused when empty', async () => {
    expect(await bench.ask({ type: 'set-secret', value: '' })).toEqual({ ok: false, reason: 'empty' });
    expect(await vaulted()).toBe(false);
  });

  it('of a page without one stays', async () => {
    await bench.ask({ type: 'set-secret', value: secretText });
    await bench.observe(reading({ view: 'secrets' }));
    expect(await vaulted()).toBe(true);
  });
});
