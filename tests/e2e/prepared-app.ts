import { expect } from 'vitest';
import type { AppRegistration } from '../world/directory';
import { helpdeskUrl, mailbox, type Session } from './session';

export interface PreparedApp {
  setupId: string;
  app: AppRegistration;
}

/** A setup whose app is right, with values that the admin has typed: ready to test without a visit to the portal. */
export async function prepareApp(
  session: Session,
  [recipeId, variantId]: [recipe: string, variant: string] = ['zammad', 'microsoft_graph'],
  answers: Record<string, string> = {},
): Promise<PreparedApp> {
  const { directory } = session.world;
  const asked = { helpdeskUrl, mailbox, ...answers };
  await session.send({ type: 'start-setup', recipeId, variantId, answers: asked });
  const { setup, guide, variant } = (await session.state()).active ?? {};
  if (!setup || !guide || !variant) throw new Error('the setup did not start');
  const app = directory.registerApp({
    displayName: 'Helpdesk mail',
    signInAudience: variant.accountTypes[0] ?? 'AzureADMyOrg',
    redirectUris: guide.redirectUri === null ? [] : [{ platform: 'web', uri: guide.redirectUri }],
  });
  const { clientId } = app;
  directory.setPublicClient(clientId, variant.publicClient);
  directory.addPermissions(clientId, variant.permissions);
  directory.grantAdminConsent(clientId);
  await session.send({ type: 'set-value', fact: 'tenantId', value: directory.tenant.id });
  await session.send({ type: 'set-value', fact: 'clientId', value: clientId });
  if (variant.secret) {
    const { value } = directory.addSecret(clientId, { description: 'practice', months: 6 });
    await session.send({ type: 'set-secret', value });
  }
  expect((await session.state()).active?.guide.readyToTest).toBe(true);
  return { setupId: setup.id, app };
}
