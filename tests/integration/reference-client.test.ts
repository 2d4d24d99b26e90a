import { afterEach, describe, expect, it } from 'vitest';
import type { TestInput } from '../../lib/background/test/types';
import { authorityOf } from '../../lib/oauth/authority';
import { startPlainProvider } from './plain-provider';
import { mailbox, PracticeTest } from './practice-test';
import { connect, type HelpdeskValues, practiceSurroundings } from './reference-client';

/**
 * The extension and a reference client that knows nothing of it must say the same of the same values: what the test calls
 * good connects a helpdesk, what it calls bad does not.
 */

let practice: PracticeTest;
afterEach(() => practice.world.close());

interface Case {
  name: string;
  /** Whether a server without Entra's own rules refuses it too. */
  plainly?: boolean;
  values?: (practice: PracticeTest) => Partial<TestInput>;
  world?: (practice: PracticeTest) => void;
}

const otherTenant = '11111111-2222-4333-8444-555555555555';
const wrongSecret = 'abc8Q~wrongwrongwrongwrongwrongwrongwrong';

const bad: Case[] = [
  { name: 'a wrong secret', plainly: true, values: () => ({ clientSecret: wrongSecret }) },
  {
    name: 'the ID of the secret',
    plainly: true,
    values: ({ app }) => ({ clientSecret: app.secrets[0]?.secretId ?? '' }),
  },
  {
    name: 'an expired secret',
    world: ({ app }) => {
      for (const secret of app.secrets) secret.expires = new Date(0);
    },
  },
  {
    name: "the object ID instead of the client's",
    plainly: true,
    values: ({ app }) => ({ clientId: app.objectId }),
  },
  {
    name: 'another redirect URI',
    plainly: true,
    values: () => ({ redirectUri: 'https://helpdesk.example/callback/' }),
  },
  {
    name: 'a redirect URI in other letters',
    plainly: true,
    values: () => ({ redirectUri: 'https://helpdesk.example/Callback' }),
  },
  {
    name: 'another tenant',
    values: () => ({
      tenantId: otherTenant,
      homeTenantId: otherTenant,
      endpoints: authorityOf('global', otherTenant),
    }),
  },
  {
    name: 'common, for an app of one tenant',
    values: () => ({ tenantId: 'common', endpoints: authorityOf('global', 'common') }),
  },
  {
    name: 'the endpoints of another cloud',
    values: ({ world }) => ({ cloud: 'us-gov', endpoints: authorityOf('us-gov', world.directory.tenant.id) }),
  },
  {
    name: 'swapped endpoints',
    values: ({ world }) => {
      const { authorize, token } = authorityOf('global', world.directory.tenant.id);
      return { endpoints: { authorize: token, token: authorize } };
    },
  },
  { name: 'a scope that does not exist', values: () => ({ scopes: ['offline_access', 'Mail.Reed'] }) },
  {
    name: 'scopes of two APIs',
    values: () => ({ scopes: ['offline_access', 'Mail.Read', 'https://outlook.office.com/SMTP.Send'] }),
  },
  { name: 'scopes with commas', values: () => ({ scopes: ['offline_access,Mail.ReadWrite'] }) },
  {
    name: 'no consent',
    world: ({ app }) => {
      app.grants = [];
    },
  },
  {
    name: 'a permission that is not granted',
    world: ({ world }) => {
      world.idp.settings.withheldScopes = ['Mail.Send'];
    },
  },
  {
    name: 'no refresh token',
    world: ({ world }) => {
      world.idp.settings.withholdRefreshToken = true;
    },
  },
  {
    name: 'a callback on the single-page platform',
    world: ({ app }) => {
      app.redirectUris = app.redirectUris.map(({ uri }) => ({ uri, platform: 'spa' }));
    },
  },
  {
    name: 'a callback on the mobile and desktop platform',
    world: ({ app }) => {
      app.redirectUris = app.redirectUris.map(({ uri }) => ({ uri, platform: 'publicClient' }));
    },
  },
  {
    name: 'an account that is not assigned',
    world: ({ world }) => {
      world.idp.settings.assignmentRequired = true;
    },
  },
  {
    name: 'a policy',
    world: ({ world }) => {
      world.idp.settings.conditionalAccess = true;
    },
  },
];

const valuesOf = ({ input }: PracticeTest, change: Partial<TestInput>): HelpdeskValues => ({
  ...input,
  ...change,
});

describe('values that the test calls bad are refused', () => {
  it.each(bad)('$name', async ({ values, world, plainly }) => {
    practice = await PracticeTest.open({ recipe: 'zammad', variant: 'microsoft_graph' });
    const { scopes } = practice.input;
    const plain = plainly ? await startPlainProvider(practice.app, scopes) : null;
    world?.(practice);
    const change = values?.(practice) ?? {};
    expect((await practice.run(change)).state).toBe('failed');
    const helpdesk = valuesOf(practice, change);
    const verdict = await connect(helpdesk, practiceSurroundings(practice.world, mailbox));
    expect(verdict).toMatchObject({ accepted: false });
    if (!plain) return;
    const again = await connect({ ...helpdesk, endpoints: plain.endpoints }, plain);
    await plain.close();
    expect(again).toMatchObject({ accepted: false });
  });
});

/** Those with a sign-in and a secret that a protocol test can follow. */
const good: [recipe: string, variant: string][] = [
  ['zammad', 'microsoft_graph'],
  ['zammad', 'microsoft365'],
  ['freeitsm', 'delegated'],
  ['osticket', 'imap'],
  ['serviceops', 'imap-smtp'],
  ['glpi', 'imap'],
  ['znuny', 'authorization-code'],
  ['odoo', 'tenant'],
  ['odoo', 'common'],
  ['freescout', 'imap'],
  ['frappe', 'imap'],
  ['generic', 'graph'],
  ['generic', 'imap-smtp'],
];

describe('values that the test calls good are accepted', () => {
  it.each(good)('%s %s', async (recipe, variant) => {
    practice = await PracticeTest.open({ recipe, variant });
    const plain = await startPlainProvider(practice.app, practice.input.scopes);
    const report = await practice.run();
    expect(report.failure).toBeNull();
    expect(report.state).toBe('passed');
    const helpdesk = valuesOf(practice, {});
    const verdict = await connect(helpdesk, practiceSurroundings(practice.world, mailbox));
    const again = await connect({ ...helpdesk, endpoints: plain.endpoints }, plain);
    await plain.close();
    expect([verdict, again]).toEqual([{ accepted: true }, { accepted: true }]);
  });
});
