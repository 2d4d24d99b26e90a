import { beforeEach, describe, expect, it } from 'vitest';
import { ids, reading } from '../guide/examples';
import { seen } from '../setup/pages';
import { appPage, Bench, portal, secretsPage, secretText } from './bench';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const state = () => bench.ask({ type: 'get-state' });

async function finishOne(): Promise<string> {
  const id = await bench.startBound();
  await bench.observe(secretsPage());
  await bench.ask({ type: 'finish-setup' });
  return id;
}

describe('a finished setup', () => {
  it('is history: not active, not to be taken up, and without its secret', async () => {
    const id = await finishOne();
    expect(await bench.storage('session')).not.toContain(secretText);
    expect(await bench.storage('local')).not.toContain(secretText);
    const after = await state();
    expect(after.active).toBeNull();
    expect(after.setups).toMatchObject([{ id, secret: { expires: '2027-11-20', held: false } }]);
    expect(after.setups[0]?.finishedAt).toBeTypeOf('number');
    expect((await bench.ask({ type: 'choose-setup', setupId: id })).active).toBeNull();
  });

  it('is not changed by a page that shows its app', async () => {
    await finishOne();
    const before = (await state()).setups;
    await bench.observe(secretsPage(), { url: appPage('Credentials') });
    expect((await state()).setups).toEqual(before);
    expect(await bench.storage('session')).not.toContain(`"secret:`);
  });
});

describe('a second setup', () => {
  it("is not taken to be of the first one's app, although that has just been registered in this tab", async () => {
    const url = `${portal}#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade`;
    const facts = { clientId: seen(ids.client), displayName: seen('Zammad') };
    const overview = () => bench.observe(reading({ facts }), { url: appPage('Overview') });
    await bench.startSetup();
    await bench.observe(reading({ view: 'register', draft: { displayName: 'Zammad' } }), { url });
    await overview();
    expect((await state()).active?.setup.facts.clientId?.value).toBe(ids.client);
    await bench.startSetup();
    await overview();
    expect((await state()).active?.setup).toMatchObject({ candidate: { clientId: ids.client } });
    expect((await state()).active?.setup.facts.clientId).toBeUndefined();
  });
});

describe('a renewal', () => {
  it('knows the app and asks for nothing but a new secret, the test, the delivery and the end of the old one', async () => {
    const old = await finishOne();
    const { active } = await bench.ask({ type: 'renew-secret', setupId: old });
    expect(active?.setup).toMatchObject({
      purpose: 'renew',
      secret: null,
      test: null,
      receipts: [],
      facts: { clientId: { value: ids.client } },
      renewal: { setupId: old, oldSecret: { secretId: ids.secret, expires: '2027-11-20' } },
    });
    expect(active?.guide.steps.map(({ id }) => id)).toEqual(['secret', 'test', 'deliver', 'old-secret']);
    expect(active?.guide.current).toBe('secret');
  });

  it('is taken up again, not begun a second time', async () => {
    const old = await finishOne();
    const first = await bench.ask({ type: 'renew-secret', setupId: old });
    await bench.ask({ type: 'choose-setup', setupId: null });
    const again = await bench.ask({ type: 'renew-secret', setupId: old });
    expect(again.active?.setup.id).toBe(first.active?.setup.id);
    expect(again.setups).toHaveLength(2);
  });

  it('that is given up leaves the finished setup as it was', async () => {
    const old = await finishOne();
    const before = (await state()).setups;
    const { active } = await bench.ask({ type: 'renew-secret', setupId: old });
    await bench.ask({ type: 'discard-setup', setupId: active?.setup.id ?? '' });
    expect((await state()).setups).toEqual(before);
  });

  it('is for finished setups only', async () => {
    const id = await bench.startBound();
    const { active, setups } = await bench.ask({ type: 'renew-secret', setupId: id });
    expect([active?.setup.id, setups.length]).toEqual([id, 1]);
  });

  it('sees the old secret go', async () => {
    const old = await finishOne();
    await bench.ask({ type: 'renew-secret', setupId: old });
    const outcome = async () =>
      (await state()).active?.guide.checks.find(({ id }) => id === 'old-secret')?.outcome;
    await bench.observe(secretsPage(null));
    expect(await outcome()).toBe('fail');
    const page = secretsPage(null);
    const rows = page.facts.secrets?.value ?? [];
    rows.splice(0, 1, { description: 'New', secretId: ids.object, expires: '2028-01-01', value: null });
    await bench.observe(page);
    expect(await outcome()).toBe('pass');
  });
});

describe('a check', () => {
  const start = () =>
    bench.ask({
      type: 'start-setup',
      purpose: 'check',
      recipeId: 'zammad',
      variantId: 'microsoft_graph',
      answers: { helpdeskUrl: 'https://support.example.com' },
    });

  it('keeps no secret, until it becomes a setup', async () => {
    await start();
    await bench.ask({ type: 'set-value', fact: 'clientId', value: ids.client });
    await bench.ready();
    await bench.observe(secretsPage());
    expect((await state()).active?.setup.secret).toBeNull();
    expect(await bench.background.vault.list()).toEqual([]);
    const { active } = await bench.ask({ type: 'repair-app' });
    expect(active?.setup.purpose).toBe('set-up');
    expect(active?.setup.facts.secrets?.value).toHaveLength(1);
  });

  it('of another app begins without anything of the first', async () => {
    const first = await start();
    await bench.ask({ type: 'set-value', fact: 'clientId', value: ids.client });
    const { active } = await bench.ask({ type: 'check-another' });
    expect(active?.setup).toMatchObject({ id: first.active?.setup.id, facts: {}, purpose: 'check' });
    expect(active?.setup.answers).toEqual({ helpdeskUrl: 'https://support.example.com' });
  });

  it('is the only thing that these are for', async () => {
    await bench.startBound();
    await bench.ask({ type: 'check-another' });
    expect((await state()).active?.setup.facts.clientId?.value).toBe(ids.client);
  });
});

describe('a discarded setup', () => {
  it('comes back, but for its secret', async () => {
    const id = await bench.startBound();
    await bench.observe(secretsPage());
    const after = await bench.ask({ type: 'discard-setup', setupId: id });
    expect([after.setups.length, after.discarded?.id]).toEqual([0, id]);
    expect(await bench.storage('local')).not.toContain(ids.client);
    expect(await bench.storage('session')).not.toContain(secretText);
    const back = await bench.ask({ type: 'undo-discard' });
    expect(back.discarded).toBeNull();
    expect(back.setups).toMatchObject([{ id, secret: { held: false } }]);
  });

  it('is forgotten after a while', async () => {
    const id = await bench.startBound();
    await bench.ask({ type: 'discard-setup', setupId: id });
    const real = Date.now;
    Date.now = () => real() + 11 * 60_000;
    try {
      expect((await state()).discarded).toBeNull();
      expect((await bench.ask({ type: 'undo-discard' })).setups).toEqual([]);
    } finally {
      Date.now = real;
    }
  });
});
