import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from '../../../lib/browser';
import { troubleOf } from '../../../lib/page-client';
import { ids, reading } from '../guide/examples';
import { seen } from '../setup/pages';
import { Bench } from './bench';

const overview = (name: string) =>
  reading({
    facts: { clientId: seen(ids.client), tenantId: seen(ids.tenant), displayName: seen(name) },
  });
const warnings = () => bench.lastState(0)?.panel?.warnings.map(({ key }) => key);

let bench: Bench;
beforeEach(async () => {
  bench = new Bench();
  await bench.startBound();
});

/** Each browser in its own words. */
it.each([
  'Resource::kQuotaBytes quota exceeded',
  'QuotaExceededError: storage.local API call exceeded its quota',
])('a storage that is full is said in the popup and on the panel, until there is room: %s', async (words) => {
  const full = vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error(words));
  const press = bench.ask({ type: 'set-value', fact: 'displayName', value: 'Mine' });
  expect(troubleOf(await press.catch((error: unknown) => error))).toBe('full');
  await expect(bench.observe(overview('Zammad'))).rejects.toThrow(words);
  expect(warnings()).toContain('panelStorageFull');

  full.mockRestore();
  await bench.observe(overview('Zammad'));
  expect(warnings()).not.toContain('panelStorageFull');
  expect((await bench.ask({ type: 'get-state' })).active?.setup.facts.displayName?.value).toBe('Zammad');
});

it('a background that does not answer is another trouble', () => {
  expect(troubleOf(new Error('no reply to get-state'))).toBe('unreachable');
});
