import { registeredAs } from '../guide/fingerprint';
import type { StartReply } from '../replies';
import { signInEndpoints, signInTenant } from '../setup/sign-in-endpoints';
import { type ActiveSetup, deriveActive, readAppState } from './app-state';
import type { Background } from './parts';

type Refusal = Extract<StartReply, { ok: false }>['reason'];

/** Starts the OAuth test of the active setup with exactly the values that the guide has checked, or says why not. */
export async function startActiveTest(
  background: Background,
  { consent = false, password }: { consent?: boolean; password?: string } = {},
): Promise<StartReply> {
  const { store, vault, tests } = background;
  const active = deriveActive(await store.active(), Date.now());
  if (!active) return refuse('no-setup');
  const { setup, recipe, variant, guide } = active;
  const { tenantId, clientId } = setup.facts;
  const { authorizationEndpoint, tokenEndpoint } = signInEndpoints(variant, setup);
  if (guide.secretGone) return refuse('secret-gone');
  if (guide.fingerprint === null || !tenantId || !clientId || !authorizationEndpoint || !tokenEndpoint) {
    return refuse('values-missing');
  }
  if (!guide.readyToTest) return refuse('checks-failed');
  const unfit = findUnfitOption(active, { consent, password });
  if (unfit) return refuse(unfit);
  await tests.start({
    setupId: setup.id,
    recipe,
    variant,
    cloud: setup.cloud,
    // At the very place where the helpdesk will sign in.
    tenantId: signInTenant(variant, setup) ?? tenantId.value,
    homeTenantId: tenantId.value,
    endpoints: { authorize: authorizationEndpoint.value, token: tokenEndpoint.value },
    clientId: clientId.value,
    clientSecret: variant.secret ? await vault.read(setup.id) : null,
    password: password ?? null,
    options: { withConsent: consent, withPassword: password !== undefined },
    redirectUri: guide.redirectUri,
    scopes: variant.scopes.values,
    mailbox: setup.answers.mailbox ?? null,
    fingerprint: guide.fingerprint,
    registered: registeredAs(setup),
  });
  return { ok: true, state: await readAppState(background) };
}

/** What was asked for beyond the plain test must fit the way in which the helpdesk signs in. */
function findUnfitOption(
  { setup, variant }: ActiveSetup,
  { consent, password }: { consent: boolean; password: string | undefined },
): Refusal | null {
  if (consent && variant.flow !== 'authorization-code') return 'not-for-this';
  if (password === undefined) return null;
  if (variant.flow !== 'resource-owner-password') return 'not-for-this';
  if (!setup.answers.mailbox) return 'mailbox-missing';
  return password === '' ? 'password-missing' : null;
}

const refuse = (reason: Refusal): StartReply => ({ ok: false, reason });
