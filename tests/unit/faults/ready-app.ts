import { expect } from 'vitest';
import { secretText } from '../background/bench';
import { clientId, FakeEntra, tenantId } from '../background-test/fake-entra';
import { BrowserWorld } from './browser-world';
import { stateOf } from './flow';

export interface ReadyApp {
  world: BrowserWorld;
  entra: FakeEntra;
  setupId: string;
}

export const helpdesk = 'https://support.example.com';
export const mailbox = 'support@contoso.example';

/** A setup with all its values, typed: ready to be tested and, untested, to be delivered. */
export async function readyApp([recipeId, variantId]: [string, string]): Promise<ReadyApp> {
  const world = new BrowserWorld();
  const entra = new FakeEntra();
  entra.account = mailbox;
  // Whatever becomes of this computer's clock.
  entra.now = () => start;
  const start = Date.now();
  world.network = entra.fetch;
  await world.ask({
    type: 'start-setup',
    recipeId,
    variantId,
    answers: { helpdeskUrl: helpdesk, mailbox },
  });
  await world.ask({ type: 'set-value', fact: 'tenantId', value: tenantId });
  await world.ask({ type: 'set-value', fact: 'clientId', value: clientId });
  const { active } = await world.ask({ type: 'get-state' });
  if (!active) throw new Error('the setup did not start');
  if (active.variant.secret) await world.ask({ type: 'set-secret', value: secretText });
  const scope = active.variant.scopes.values.map((one) => one.split('/').pop()).join(' ');
  for (const grant of ['authorization_code', 'refresh_token', 'device'] as const)
    entra.answers[grant] = () => entra.tokens(scope);
  await world.settle();
  return { world, entra, setupId: active.setup.id };
}

/** With an update the secret is forgotten, and the popup asks for it. */
export async function typeSecretAgain(world: BrowserWorld): Promise<void> {
  const secret = (await stateOf(world)).active?.setup.secret;
  if (secret && !secret.held) await world.ask({ type: 'set-secret', value: secretText });
}

/** At hand, and known to be; or, after an update alone, known to be gone. */
export async function expectHeld({ world, setupId }: ReadyApp, secret = secretText): Promise<void> {
  const held = world.stored.session.get(`secret:${setupId}`);
  if (held !== undefined || world.updates === 0) expect(held).toBe(secret);
  expect((await stateOf(world)).active?.setup.secret?.held).toBe(held !== undefined);
}
