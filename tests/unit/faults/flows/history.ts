import { expect } from 'vitest';
import { secretText } from '../../background/bench';
import { completeSetup } from '../../guide/examples';
import { BrowserWorld } from '../browser-world';
import { again, type Flow, press } from '../flow';
import { type ReadyApp, readyApp } from '../ready-app';

const begun = Date.now();
const isClockSet = () => Math.abs(Date.now() - begun) > 20 * 60_000;
const newSecret = 'new8Q~secretsecretsecretsecretsecretsecx';
const day = 24 * 60 * 60_000;
const dateIn = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** From a setup under way to the history, and on to a new secret for it. */
export const renewal: Flow<ReadyApp> = {
  prepare: () => readyApp(['generic', 'imap-smtp']),
  async run({ world, setupId }) {
    const isFinished = (id: string) => world.setups.find((one) => one.id === id)?.finishedAt !== undefined;
    await press(world, { until: () => isFinished(setupId), by: () => world.ask({ type: 'finish-setup' }) });
    await press(world, {
      until: () => world.active?.renewal?.setupId === setupId,
      by: () => world.ask({ type: 'renew-secret', setupId }),
    });
    await press(world, {
      until: () => world.active?.secret?.endsIn === newSecret.slice(-3),
      by: () => world.ask({ type: 'set-secret', value: newSecret }),
    });
    const { id = '' } = world.active ?? {};
    await press(world, { until: () => isFinished(id), by: () => world.ask({ type: 'finish-setup' }) });
  },
  async check({ world, setupId }) {
    await world.settle();
    const { setups, active } = await again(world, { type: 'get-state' });
    expect(active).toBeNull();
    expect(setups).toHaveLength(2);
    for (const setup of setups) expect(setup.finishedAt).toBeDefined();
    expect(setups.filter(({ renewal }) => renewal?.setupId === setupId)).toHaveLength(1);
    const kept = world.text('local') + world.text('session');
    for (const secret of [secretText, newSecret]) expect(kept).not.toContain(secret);
  },
};

/** Reminders are said; a finished setup and one under way are discarded, and brought back. */
export const history: Flow<{ world: BrowserWorld; late: string[] }> = {
  async prepare() {
    const world = new BrowserWorld();
    const { secret, ...setup } = completeSetup({}, { id: 'done', finishedAt: Date.now() });
    world.keep({ ...setup, secret: secret && { ...secret, held: false, expires: dateIn(6) } });
    world.keep(completeSetup({}, { id: 'open' }), secretText);
    return { world, late: [] };
  },
  async run({ world, late }) {
    const has = (id: string) => world.setups.some((setup) => setup.id === id);
    await press(world, {
      until: async () => (await again(world, { type: 'get-state' })).hasReminders,
      by: () => world.ask({ type: 'set-reminders', isOn: true }),
    });
    await world.ring('look-for-reminders');
    for (const setupId of ['done', 'open']) {
      await press(world, {
        until: () => !has(setupId),
        by: () => world.ask({ type: 'discard-setup', setupId }),
      });
      await press(world, {
        async until() {
          const { discarded } = await again(world, { type: 'get-state' });
          if (!has(setupId) && discarded === null) late.push(setupId);
          return discarded === null;
        },
        by: () => world.ask({ type: 'undo-discard' }),
      });
    }
  },
  async check({ world, late }) {
    await world.ring('look-for-reminders');
    await world.settle();
    const { setups, discarded } = await again(world, { type: 'get-state' });
    // The ten minutes of an undo are the clock's, and what is undone is in memory alone.
    if (!isClockSet() && world.updates === 0) expect(late).toEqual([]);
    expect([...setups.map(({ id }) => id), ...late].sort()).toEqual(['done', 'open']);
    expect(discarded).toBeNull();
    expect(new Set(world.shown).size, 'reminders').toBe(1);
    expect(world.text('local') + world.text('session')).not.toContain(secretText);
  },
};
