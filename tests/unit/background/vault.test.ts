import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Vault } from '../../../lib/background/vault';

let vault: Vault;
beforeEach(() => {
  fakeBrowser.reset();
  vault = new Vault();
});

it('forgets what was still on its way in, and its hour with it', async () => {
  await Promise.all([vault.put('s', 'a secret'), vault.clear('s')]);
  expect(await vault.holds('s')).toBe(false);
  expect(await fakeBrowser.alarms.getAll()).toEqual([]);
});

it('keeps what came after it was to forget', async () => {
  await Promise.all([vault.put('s', 'old'), vault.clear('s'), vault.put('s', 'new')]);
  expect(await vault.read('s')).toBe('new');
});

it('forgets one alone where another may have come', async () => {
  await vault.put('s', 'new');
  await vault.clearIfStill('s', 'old');
  expect(await vault.read('s')).toBe('new');
  await vault.clearIfStill('s', 'new');
  expect(await vault.holds('s')).toBe(false);
});

it('has an end to wait for with a secret alone, and later than now', async () => {
  expect(await vault.read('s')).toBeNull();
  expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  await vault.put('s', 'a secret');
  const [alarm] = await fakeBrowser.alarms.getAll();
  expect(alarm?.scheduledTime).toBeGreaterThan(Date.now());
  expect(vault.expired(alarm?.name ?? '')).toBe('s');
  expect(vault.expired('reminders')).toBeNull();
});

it('lists its secrets and nothing else that is in memory', async () => {
  await fakeBrowser.storage.session.set({ 'page:7': 'a page', 'secret:odd': 7 });
  await vault.put('s', 'a secret');
  expect(await vault.list()).toEqual([['s', 'a secret']]);
});
