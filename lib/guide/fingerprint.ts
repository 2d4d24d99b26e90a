import type { Registered } from '../oauth/types';
import type { Variant } from '../recipes/schema';
import { isGuid } from '../setup/guid';
import { signInEndpoints } from '../setup/sign-in-endpoints';
import type { Setup } from '../setup/types';

/**
 * The values that a test proves and a delivery sends, as one canonical text: a test or a receipt with another text is
 * of other values. Null while one is missing. Of the secret it has the time at which it came, nothing else.
 */
export function fingerprintOf(setup: Setup, variant: Variant, redirectUri: string | null): string | null {
  const { clientId, tenantId } = setup.facts;
  const { authorizationEndpoint, tokenEndpoint } = signInEndpoints(variant, setup);
  if (!clientId || !isGuid(clientId.value) || !tenantId || !isGuid(tenantId.value)) return null;
  if (!authorizationEndpoint || !tokenEndpoint) return null;
  if (variant.redirectUri && !redirectUri) return null;
  if (variant.secret && !setup.secret) return null;
  return JSON.stringify({
    recipe: setup.recipeId,
    variant: variant.id,
    cloud: setup.cloud,
    tenantId: tenantId.value.toLowerCase(),
    clientId: clientId.value.toLowerCase(),
    authorizationEndpoint: authorizationEndpoint.value,
    tokenEndpoint: tokenEndpoint.value,
    redirectUri: variant.redirectUri ? redirectUri : null,
    scopes: variant.scopes.values,
    // The test compares whoever signed in with it.
    mailbox: setup.answers.mailbox?.trim().toLowerCase() ?? null,
    secretAt: variant.secret ? (setup.secret?.at ?? null) : null,
  });
}

/** What of the registration a test depends on beyond its values. */
export const registeredAs = ({ facts }: Setup): Registered => ({
  accountType: facts.signInAudience?.value ?? null,
  publicClient: facts.allowPublicClient?.value ?? null,
});

/** Whether the last test was of these values, of an app that is registered as it was then. What was unknown proves no change. */
export function isTestCurrent(setup: Setup, fingerprint: string | null): boolean {
  const { test } = setup;
  if (fingerprint === null || test?.fingerprint !== fingerprint) return false;
  const here = registeredAs(setup);
  const isSame = <T>(before: T | null, now: T | null) => before === null || now === null || before === now;
  return (
    isSame(test.registered.accountType, here.accountType) &&
    isSame(test.registered.publicClient, here.publicClient)
  );
}
