import type { FactName } from '../portal/types';
import { origins, type Setup, type SetupFacts, type Sourced } from './types';

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

// Every fact has a type of its own; precedence is the same for all of them.
type AnyFacts = Partial<Record<FactName, Sourced<unknown>>>;

/**
 * Puts a value in by precedence: a better origin, or the same one come later (shared/architecture.md, "SetupStore"). Not by
 * its time: a clock that was put back would keep what the portal said before.
 */
export function putFact<K extends FactName>(
  facts: SetupFacts,
  name: K,
  incoming: NonNullable<SetupFacts[K]>,
): SetupFacts {
  const known = (facts as AnyFacts)[name];
  if (!known) return { ...facts, [name]: incoming };
  const rank = origins.indexOf(incoming.origin) - origins.indexOf(known.origin);
  if (rank > 0) return facts;
  // A value seen again keeps the time and the evidence of its first sight.
  if (rank === 0 && isSame(incoming.value, known.value)) return facts;
  return { ...facts, [name]: incoming };
}

/** As `putFact`; behind a typed value it goes where `clearTyped` finds it. */
export function putSeen<K extends FactName>(
  setup: Setup,
  name: K,
  incoming: NonNullable<SetupFacts[K]>,
): Setup {
  if (setup.facts[name]?.origin !== 'typed') {
    const facts = putFact(setup.facts, name, incoming);
    return facts === setup.facts ? setup : { ...setup, facts };
  }
  const before = setup.hidden ?? {};
  const hidden = putFact(before, name, incoming);
  return hidden === before ? setup : { ...setup, hidden };
}

export function dropFact(facts: SetupFacts, name: FactName): SetupFacts {
  if (!(name in facts)) return facts;
  const { [name]: _, ...rest } = facts;
  return rest;
}

/** What the admin typed: it stays when the app registration turns out to be another one. */
export const typedOnly = (facts: SetupFacts): SetupFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact.origin === 'typed'));
