import { describe, expect, it } from 'vitest';
import { fingerprintOf, registeredAs } from '../../../lib/guide/fingerprint';
import type { TypedFact } from '../../../lib/messages';
import { zammad } from '../../../lib/recipes/zammad';
import { clearTyped, setTyped } from '../../../lib/setup';
import { deriveEndpoints } from '../../../lib/setup/derived';
import type { Setup } from '../../../lib/setup/types';
import { exampleReport } from '../../example-report';
import {
  checkOf,
  completeMatrix42,
  completeSetup,
  graphCallback,
  graphChannel,
  guideOf,
  ids,
  now,
  onPage,
  variantOf,
} from './examples';

/** A passed test holds for exactly what was tested: one change, and it proves nothing; the change undone, it does again. */

const mailbox = 'support@example.com';
const tested = (
  setup: Setup = { ...completeSetup(), answers: { ...completeSetup().answers, mailbox } },
): Setup => {
  const { fingerprint } = guideOf(setup);
  if (fingerprint === null) throw new Error('nothing to test');
  return { ...setup, test: exampleReport({ fingerprint, registered: registeredAs(setup) }) };
};

const isStale = (setup: Setup): boolean => {
  const { testIsStale, unlocked } = guideOf(setup);
  const { outcome, reason } = checkOf(setup, 'oauth-test') ?? {};
  // Everything that says so, says the same.
  expect({ unlocked, outcome }).toEqual(
    testIsStale ? { unlocked: false, outcome: 'unknown' } : { unlocked: true, outcome: 'pass' },
  );
  if (testIsStale) expect(['checkOauthTestStale', undefined]).toContain(reason?.key);
  return testIsStale;
};

const withFacts = (setup: Setup, facts: Setup['facts']): Setup => ({
  ...setup,
  facts: { ...setup.facts, ...facts },
});
const answered = (setup: Setup, answers: Setup['answers']): Setup => ({
  ...setup,
  answers: { ...setup.answers, ...answers },
});
const login = 'https://login.microsoftonline.com';

it('holds for the values tested', () => {
  expect(isStale(tested())).toBe(false);
  expect(isStale(tested(completeMatrix42()))).toBe(false);
});

describe('a value that the admin types', () => {
  it.each<[TypedFact, string]>([
    ['clientId', ids.otherClient],
    ['tenantId', ids.otherTenant],
    ['authorizationEndpoint', `${login}/${ids.otherTenant}/oauth2/v2.0/authorize`],
    ['authorizationEndpoint', `${login}/${ids.tenant}/oauth2/v2.0/authorize?x=1`],
    ['tokenEndpoint', `${login}/${ids.otherTenant}/oauth2/v2.0/token`],
    ['tokenEndpoint', `${login}/common/oauth2/v2.0/token`],
  ])('%s: %s', (fact, value) => {
    const before = tested();
    const changed = setTyped(before, fact, value, now + 1);
    expect(guideOf(changed).testIsStale).toBe(true);
    expect(guideOf(changed).unlocked).toBe(false);
    // Another client ID is another app, of which nothing is known yet: only reading it again brings the first one back.
    if (fact !== 'clientId') expect(isStale(clearTyped(changed, fact, now + 2))).toBe(false);
  });

  it('is the same in other letters', () => {
    expect(isStale(setTyped(tested(), 'clientId', ids.client.toUpperCase(), now + 1))).toBe(false);
    expect(isStale(setTyped(tested(), 'tenantId', ids.tenant.toUpperCase(), now + 1))).toBe(false);
  });
});

type Change = [string, (setup: Setup) => Setup];

describe.each<Change>([
  ['the client ID on the page', (setup) => withFacts(setup, { clientId: onPage(ids.otherClient) })],
  [
    'the tenant on the page',
    (setup) => deriveEndpoints(withFacts(setup, { tenantId: onPage(ids.otherTenant) }), now),
  ],
  [
    'the authorization endpoint',
    (setup) => withFacts(setup, { authorizationEndpoint: onPage(`${login}/x/authorize`) }),
  ],
  ['the token endpoint', (setup) => withFacts(setup, { tokenEndpoint: onPage(`${login}/x/token`) })],
  [
    'the helpdesk, and so the redirect URI',
    (setup) => answered(setup, { helpdeskUrl: 'https://other.example.com' }),
  ],
  ['the mailbox', (setup) => answered(setup, { mailbox: 'sales@example.com' })],
  ['the cloud', (setup) => deriveEndpoints({ ...setup, cloud: 'us-gov' }, now)],
  ['the cloud alone', (setup) => ({ ...setup, cloud: 'china' })],
  ['the account type', (setup) => withFacts(setup, { signInAudience: onPage('AzureADMultipleOrgs') })],
  ['public client flows', (setup) => withFacts(setup, { allowPublicClient: onPage(true) })],
  [
    'the secret',
    (setup) => ({ ...setup, secret: setup.secret && { ...setup.secret, endsIn: 'abc', at: now + 1 } }),
  ],
])('another value of %s', (_, change) => {
  it('makes the report stale, and the old one makes it valid again', () => {
    const before = tested();
    expect(isStale(change(before))).toBe(true);
    expect(isStale({ ...change(before), ...before })).toBe(false);
  });
});

it.each([
  ['another scope', [...graphChannel.scopes.values, 'https://graph.microsoft.com/Mail.Send.Shared']],
  ['a scope less', graphChannel.scopes.values.slice(1)],
  ['another order, which decides whose token it is', [...graphChannel.scopes.values].reverse()],
])('a recipe that asks for %s makes it stale', (_, values) => {
  const before = tested();
  const { scopes } = graphChannel;
  try {
    graphChannel.scopes = { ...scopes, values };
    expect(isStale(before)).toBe(true);
  } finally {
    graphChannel.scopes = scopes;
  }
  expect(isStale(before)).toBe(false);
});

it('another recipe or variant makes it stale', () => {
  const before = tested();
  expect(isStale({ ...before, recipeId: 'other' })).toBe(true);
  const another = fingerprintOf(before, variantOf(zammad, 'microsoft365'), graphCallback);
  expect(another).not.toBe(before.test?.fingerprint);
});

it("Matrix42's public client flows, switched off, make it stale", () => {
  const before = tested(completeMatrix42());
  expect(isStale(withFacts(before, { allowPublicClient: onPage(false) }))).toBe(true);
});

describe('what is no change', () => {
  it.each<Change>([
    [
      'the account type, read only after the test',
      (setup) => withFacts(setup, { signInAudience: onPage('AzureADMultipleOrgs') }),
    ],
    [
      'public client flows, read only after the test',
      (setup) => withFacts(setup, { allowPublicClient: onPage(true) }),
    ],
  ])('%s', (_, change) => {
    const before = completeSetup();
    const { signInAudience: _type, allowPublicClient: _flows, ...facts } = before.facts;
    expect(isStale(change(tested({ ...before, facts })))).toBe(false);
  });

  it.each<Change>([
    ['the name of the app', (setup) => withFacts(setup, { displayName: onPage('Other') })],
    [
      'the same mailbox in other letters',
      (setup) => answered(setup, { mailbox: ` ${mailbox.toUpperCase()}` }),
    ],
    ['a value read once more', (setup) => withFacts(setup, { clientId: onPage(ids.client, now + 9) })],
    [
      'a secret that the vault has forgotten',
      (setup) => ({ ...setup, secret: setup.secret && { ...setup.secret, held: false } }),
    ],
  ])('%s', (_, change) => {
    expect(guideOf(change(tested())).testIsStale).toBe(false);
  });
});
