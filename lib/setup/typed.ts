import type { TypedFact } from '../messages';
import type { Evidence } from '../portal/types';
import { deriveEndpoints } from './derived';
import { dropFact, isSame, typedOnly } from './facts';
import { boundClientId } from './shown-app';
import type { Setup } from './types';

const isId = (fact: TypedFact) => fact === 'clientId' || fact === 'tenantId' || fact === 'objectId';

/**
 * A value that the admin typed outranks every other; what the page says is kept behind it.
 * Another client ID means another app registration: all that was read of the first one goes, the summary of a secret
 * read from its page too, so the background has to empty the vault when `secret` becomes null.
 */
export function setTyped(setup: Setup, fact: TypedFact, value: string, now: number): Setup {
  const text = isId(fact) ? value.trim().toLowerCase() : value.trim();
  const base =
    fact === 'clientId' && text !== (boundClientId(setup) ?? setup.candidate?.clientId)
      ? forgetApp(setup)
      : setup;
  const known = base.facts[fact];
  const hidden = known && known.origin !== 'typed' && known.origin !== 'derived' ? { [fact]: known } : {};
  const next: Setup = {
    ...base,
    candidate: fact === 'clientId' ? null : base.candidate,
    facts: { ...base.facts, [fact]: { value: text, origin: 'typed', at: now } },
    hidden: { ...base.hidden, ...hidden },
  };
  return settle(setup, next, now);
}

/** A value that the admin pointed at in the portal is the page's, and the last word: no typed one stands before it. */
export function setPointed(
  setup: Setup,
  fact: TypedFact,
  { value, evidence, at }: { value: string; evidence: Evidence; at: number },
  cloud: Setup['cloud'],
): Setup {
  const isNewApp = fact === 'clientId' && value !== boundClientId(setup);
  const base = isNewApp && value !== setup.candidate?.clientId ? forgetApp(setup) : setup;
  const next: Setup = {
    ...base,
    cloud: isNewApp ? cloud : base.cloud,
    candidate: fact === 'clientId' ? null : base.candidate,
    facts: { ...base.facts, [fact]: { value, origin: 'page', at, evidence } },
    hidden: dropFact(base.hidden ?? {}, fact),
  };
  return settle(setup, next, at);
}

/** Takes a typed value back: what the page or the route said is in force again. */
export function clearTyped(setup: Setup, fact: TypedFact, now: number): Setup {
  if (setup.facts[fact]?.origin !== 'typed') return setup;
  const behind = setup.hidden?.[fact];
  const facts = dropFact(setup.facts, fact);
  const next: Setup = {
    ...setup,
    facts: behind ? { ...facts, [fact]: behind } : facts,
    hidden: dropFact(setup.hidden ?? {}, fact),
  };
  return settle(setup, fact === 'clientId' && !behind ? forgetApp(next) : next, now);
}

function settle(before: Setup, after: Setup, now: number): Setup {
  const next = deriveEndpoints(after, now);
  return isSame(next, before) ? before : { ...next, updatedAt: now };
}

const forgetApp = (setup: Setup): Setup => ({
  ...setup,
  facts: typedOnly(setup.facts),
  hidden: {},
  partial: [],
  secret: setup.secret?.origin === 'typed' ? setup.secret : null,
});
