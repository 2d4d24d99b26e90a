import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personalTenantId } from './idp/tenant';
import { decodeClaims } from './idp/tokens';
import { Journey, mailbox, registerHelpdeskApp } from './sign-in-journey';
import { startWorld, type World } from './start';
import { worldFetch } from './world-client';

const personal = 'helpdesk@outlook.com';
const shownCode = (html: string) => /AADSTS(\d+): /.exec(html)?.[1];

let world: World;
const journeyAt = (tenant?: string) => {
  const registered = registerHelpdeskApp(world);
  world.directory.setSignInAudience(registered.app.clientId, 'AzureADandPersonalMicrosoftAccount');
  return new Journey(world, registered, tenant);
};
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

describe('a personal account', () => {
  it.each([['consumers'], ['common']])('signs in at %s, in a tenant of its own', async (segment) => {
    const journey = journeyAt(segment);
    const { url } = await journey.signIn({}, personal);
    const { body } = await journey.redeem(new URL(url).searchParams.get('code') ?? '');
    expect(decodeClaims(body.id_token ?? '')).toMatchObject({
      tid: personalTenantId,
      iss: `https://login.microsoftonline.com/${personalTenantId}/v2.0`,
      preferred_username: personal,
    });
  });

  it('consents for itself, to reading mail too', async () => {
    const journey = journeyAt('consumers');
    const app = world.directory.apps.at(-1);
    if (app) app.grants = [];
    const consent = await journey.signIn({}, personal);
    expect(consent.html).toContain('Accept');
    const { url } = await journey.visitor.submit(consent, { decision: 'accept' });
    expect(new URL(url).searchParams.get('code')).toBeTruthy();
  });

  it('is refused by an organization (AADSTS50020)', async () => {
    const { html } = await journeyAt().signIn({}, personal);
    expect(shownCode(html)).toBe('50020');
  });
});

it('a work account is unknown among the personal ones', async () => {
  const { html } = await journeyAt('consumers').signIn({}, mailbox);
  expect(html).toContain('does not exist in the directory');
});

it('the document of the personal accounts names their tenant', async () => {
  const response = await worldFetch(world.port)(
    'https://login.microsoftonline.com/consumers/v2.0/.well-known/openid-configuration',
  );
  expect(await response.json()).toMatchObject({
    issuer: `https://login.microsoftonline.com/${personalTenantId}/v2.0`,
    token_endpoint: 'https://login.microsoftonline.com/consumers/oauth2/v2.0/token',
  });
});
