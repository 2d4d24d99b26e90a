import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Reminders } from '../../../lib/background/reminders';
import { SetupStore } from '../../../lib/background/setup-store';
import { browser } from '../../../lib/browser';
import { completeSetup } from '../guide/examples';

const day = 24 * 60 * 60_000;
const opened = vi.fn(async (_: object) => ({}));
let store: SetupStore;

/** A background that has just started: what it knew before is in storage. */
async function start(): Promise<Reminders> {
  const reminders = new Reminders(store);
  reminders.listen();
  await reminders.look();
  return reminders;
}
const told = async () => Object.keys(await browser.notifications.getAll());

beforeEach(async () => {
  fakeBrowser.reset();
  opened.mockClear();
  Object.assign(fakeBrowser.permissions, { onAdded: { addListener: () => undefined } });
  Object.assign(fakeBrowser.tabs, { create: opened });
  store = new SetupStore(
    async () => false,
    async () => false,
  );
  const { secret, ...setup } = completeSetup({}, { id: 'done', finishedAt: Date.now() });
  const expires = new Date(Date.now() + 6 * day).toISOString().slice(0, 10);
  await store.add({ ...setup, secret: secret && { ...secret, expires } });
});

describe('reminders', () => {
  it('are off until the admin wants them', async () => {
    const reminders = await start();
    expect([await reminders.isOn(), await told()]).toEqual([false, []]);
    expect(await browser.alarms.getAll()).toEqual([]);
  });

  it('are said at once when they are due, and looked for again and again', async () => {
    const reminders = await start();
    await reminders.set(true);
    expect(await told()).toHaveLength(1);
    expect(await browser.alarms.getAll()).toMatchObject([{ periodInMinutes: 360 }]);
  });

  it('are said once, through every new start of the background', async () => {
    await (await start()).set(true);
    for (const id of await told()) await browser.notifications.clear(id);
    const again = await start();
    await again.look();
    expect([await again.isOn(), await told()]).toEqual([true, []]);
  });

  it('are said again where an update has taken away what still stood there', async () => {
    const update = () => fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', temporary: false });
    await (await start()).set(true);
    for (const id of await told()) await browser.notifications.clear(id);
    await update();
    await vi.waitFor(async () => expect(await told()).toHaveLength(1));

    const [id = ''] = await told();
    await browser.notifications.clear(id);
    await fakeBrowser.notifications.onClosed.trigger(id, true);
    await update();
    await (await start()).look();
    expect(await told()).toEqual([]);
  });

  it('have their alarm again where the browser forgot it', async () => {
    await (await start()).set(true);
    await browser.alarms.clearAll();
    await start();
    expect(await browser.alarms.getAll()).toHaveLength(1);
  });

  it('stop when the admin says so', async () => {
    const reminders = await start();
    await reminders.set(true);
    await reminders.set(false);
    expect([await browser.alarms.getAll(), await reminders.isOn()]).toEqual([[], false]);
  });

  it('hear their own alarm alone', async () => {
    const reminders = await start();
    expect([reminders.onAlarm('forget-secret:x'), reminders.onAlarm('look-for-reminders')]).toEqual([
      false,
      true,
    ]);
  });

  it('lead to the setup whose secret it is', async () => {
    await (await start()).set(true);
    const [id = ''] = await told();
    await fakeBrowser.notifications.onClicked.trigger(id);
    await vi.waitFor(() => expect(opened).toHaveBeenCalled());
    expect(opened.mock.lastCall?.[0]).toMatchObject({
      url: expect.stringContaining('popup.html?tab=1&finished=done'),
    });
  });
});
