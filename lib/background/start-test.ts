import { signInTenant } from '../setup/sign-in-endpoints';
import { deriveActive } from './app-state';
import type { Background } from './parts';

/** Starts the OAuth test of the active setup with exactly the values that the guide has checked. */
export async function startActiveTest({ store, vault, tests }: Background): Promise<void> {
  const active = deriveActive(await store.active(), Date.now());
  if (!active?.guide.readyToTest || active.guide.fingerprint === null) return;
  const { setup, recipe, variant, guide } = active;
  const { tenantId, clientId } = setup.facts;
  if (!tenantId || !clientId) return;
  await tests.start({
    setupId: setup.id,
    recipe,
    variant,
    cloud: setup.cloud,
    // At the very place where the helpdesk will sign in.
    tenantId: signInTenant(variant, setup) ?? tenantId.value,
    clientId: clientId.value,
    clientSecret: variant.secret ? await vault.read(setup.id) : null,
    redirectUri: guide.redirectUri,
    scopes: variant.scopes.values,
    mailbox: setup.answers.mailbox ?? null,
    fingerprint: guide.fingerprint ?? '',
  });
}
