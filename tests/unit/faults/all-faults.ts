import { vi } from 'vitest';
import type { BrowserWorld } from './browser-world';
import type { Fault } from './life';

/** A fault that strikes at every call that it concerns. */
export interface Striking {
  name: string;
  of?: Fault['of'];
  kinds: ((world: BrowserWorld) => Fault['kind'])[];
  /** At each call one of the kinds, and not all of them one after the other. */
  inTurn?: boolean;
  /** One after the other too: how many calls in a row it refuses. */
  lasts?: number[];
}

const hour = 60 * 60_000;
const turn = (hours: number) => () => () => vi.setSystemTime(Date.now() + hours * hour);

/** The column of the matrix (docs/faults.md) that takes as long as the others together. */
export const killed: Striking = { name: 'background killed', kinds: [() => 'before', () => 'after'] };

/** The others that strike at a call. */
export const striking: Striking[] = [
  {
    name: 'storage full',
    of: (call) => /^storage\.\w+\.set$/.test(call),
    kinds: [() => new Error('Resource::kQuotaBytes quota exceeded')],
    lasts: [1, 3, 7],
  },
  {
    name: 'offline',
    of: (call) => call.startsWith('fetch https:'),
    kinds: [() => new TypeError('Failed to fetch')],
  },
  { name: 'slow network', of: (call) => call.startsWith('fetch https:'), kinds: [() => 'late'] },
  { name: 'extension updated', kinds: [(world) => () => world.update()] },
  {
    name: 'frame or tab gone',
    of: (call) => /^(scripting\.|tabs\.(sendMessage|get|update|remove))/.test(call),
    kinds: [() => new Error('No tab with id: 7.')],
  },
  {
    name: 'tab closed',
    of: (call) => /^(tabs|fetch|scripting)/.test(call),
    kinds: [
      (world) => () => {
        const own = [...world.tabs.values()].find(({ url }) => /^about:|^https:\/\/login\./.test(url));
        if (own) void world.close(own.id);
      },
    ],
  },
  { name: 'clock set', kinds: [turn(3), turn(-3), turn(26)], inTurn: true },
];

/** What `storage.local` may hold of an older version, or of a damage. `storage.session` the browser empties with every update. */
export const damages: Record<string, unknown>[] = [
  { panel: 'x', reminders: 7, recipes: { a: 1 }, setupsKeptAside: 'x', activeSetupId: 5 },
  { panel: null, reminders: { isOn: 'yes', told: 'all' }, recipes: 'none', setups: { old: { id: 1 } } },
];
