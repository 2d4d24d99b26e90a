import { parseSetup } from './schema';
import type { Setup } from './types';

/** What storage holds of setups. `damaged`: as it stands there, what could not be read, or not as a whole. */
export interface StoredSetups {
  setups: Setup[];
  damaged: unknown[];
}

/** Takes apart what storage holds, of whatever version: what can be read is a setup, and nothing goes unmentioned. */
export function readStored(stored: unknown): StoredSetups {
  if (stored === undefined) return { setups: [], damaged: [] };
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) {
    return { setups: [], damaged: [stored] };
  }
  const setups = new Map<string, Setup>();
  const damaged: unknown[] = [];
  for (const raw of Object.values(stored) as unknown[]) {
    const setup = parseSetup(raw);
    const isNew = setup !== null && !setups.has(setup.id);
    if (isNew) setups.set(setup.id, setup);
    if (!isNew || !isWithin(meant(raw), setup)) damaged.push(raw);
  }
  return { setups: [...setups.values()], damaged };
}

/** Without an app, what was read is left out on purpose. */
function meant(raw: unknown): unknown {
  const { facts } = raw as { facts?: unknown };
  if (!isRecord(facts) || 'clientId' in facts) return raw;
  const typed = Object.entries(facts).filter(([, fact]) => !isRecord(fact) || fact.origin === 'typed');
  return { ...(raw as object), facts: Object.fromEntries(typed) };
}

/** Whether all that was there is still there; what was added does no harm. */
function isWithin(raw: unknown, read: unknown): boolean {
  if (Array.isArray(raw)) {
    return (
      Array.isArray(read) && raw.length === read.length && raw.every((item, i) => isWithin(item, read[i]))
    );
  }
  if (!isRecord(raw)) return Object.is(raw, read);
  return isRecord(read) && Object.entries(raw).every(([name, value]) => isWithin(value, read[name]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
