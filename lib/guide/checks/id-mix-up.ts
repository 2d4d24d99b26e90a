import type { PortalWord } from '../../message-params';
import type { Setup } from '../../setup/types';
import { portalWord } from '../portal-words';

const names = ['clientId', 'objectId', 'tenantId'] as const;

/** The portal's name of another ID that a typed ID is equal to: what stands beside it was copied. */
export function idMixUp(setup: Setup, name: (typeof names)[number]): PortalWord | null {
  const { facts, hidden } = setup;
  const typed = facts[name];
  // Only a typed value can be mixed up: page values are read by their own label.
  if (typed?.origin !== 'typed') return null;
  const others = names.filter((other) => other !== name);
  const twin = others.find((other) =>
    [facts[other], hidden?.[other]].some(
      (fact) => fact && fact.origin !== 'typed' && fact.value === typed.value,
    ),
  );
  if (twin) return portalWord(twin);
  const isSecretId = facts.secrets?.value.some((row) => row.secretId === typed.value);
  return isSecretId ? portalWord('secretId') : null;
}
