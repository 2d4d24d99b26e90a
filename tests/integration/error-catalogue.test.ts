import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../lib/i18n';
import type { StageId, TestReport } from '../../lib/oauth/types';
import { portalLink } from '../../lib/portal-link';
import entraErrors from '../world/idp/entra-errors.json' with { type: 'json' };
import type { Fault, Leg } from '../world/idp/identity-provider';
import expectedAdvice from './expected-advice.json' with { type: 'json' };
import { PracticeTest } from './practice-test';

/**
 * The practice identity provider says every code of the catalogue, in each leg that it is known for, to the extension's
 * own runner. What the admin then reads is compared with a list of its own (expected-advice.json): a phrase of the cause
 * and one of the fix that together no other code has.
 */

interface Expected {
  code: number;
  check: string | null;
  page: string | null;
  cause: string;
  fix: string;
}
const expectations = new Map((expectedAdvice as Expected[]).map((entry) => [entry.code, entry]));

const faultOf = (code: number): Fault => {
  const known = entraErrors.find((entry) => entry.code === code);
  if (!known) throw new Error(`no such fault: ${code}`);
  return { code, error: known.error, message: `${known.name}: as Microsoft words it.` };
};
const codesOf = (leg: string) => entraErrors.filter(({ legs }) => legs.includes(leg)).map(({ code }) => code);

/** Not a failure: the device code flow waits. */
const waiting = 70016;
const walked = new Set<number>();

function checkAdvice(report: TestReport, code: number, stage: StageId, practice: PracticeTest): void {
  const expected = expectations.get(code);
  expect(report.state).toBe('failed');
  expect(report.failure).toMatchObject({
    stage,
    detail: { codes: [code] },
    advice: { code, check: expected?.check, page: expected?.page },
  });
  const { advice, detail } = report.failure ?? {};
  expect(advice && translate(advice.cause)).toContain(expected?.cause);
  expect(advice && translate(advice.fix)).toContain(expected?.fix);
  const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  expect(detail?.traceId).toMatch(guid);
  expect(detail?.correlationId).toMatch(guid);
  if (advice?.page) checkLink(report, advice.page, practice);
  walked.add(code);
}

/** The link is of this app: by its client ID, or by the object ID of its enterprise application. */
function checkLink(
  report: TestReport,
  page: NonNullable<TestReport['failure']>['advice']['page'] & string,
  { app, world }: PracticeTest,
) {
  const link = portalLink({ ...report, tenantId: world.directory.tenant.id }, page);
  const start = `https://portal.azure.com/${world.directory.tenant.id}/#view/`;
  const registration = `Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/`;
  const enterprise = 'Microsoft_AAD_IAM/ManagedAppMenuBlade/~/';
  const { clientId } = app;
  // Known as soon as the app has had a token of its own.
  const { servicePrincipalId } = report;
  const ends: Record<typeof page, string> = {
    overview: `${registration}Overview/appId/${clientId}/isMSAApp~/false`,
    authentication: `${registration}Authentication/appId/${clientId}/isMSAApp~/false`,
    permissions: `${registration}CallAnAPI/appId/${clientId}/isMSAApp~/false`,
    secrets: `${registration}Credentials/appId/${clientId}/isMSAApp~/false`,
    register: '',
    'enterprise-app-users': `${enterprise}Users/objectId/${app.objectId}/appId/${clientId}`,
    'enterprise-app': `${enterprise}Properties/objectId/${app.objectId}/appId/${clientId}`,
    'conditional-access': 'Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies',
  };
  const isEnterprise = page.startsWith('enterprise-app');
  expect(link).toBe(start + (isEnterprise && servicePrincipalId === null ? ends.overview : ends[page]));
}

interface Walk {
  name: string;
  leg: Leg;
  grant?: string;
  stage: StageId;
  setup: [recipe: string, variant: string];
  options?: { withConsent?: boolean; withPassword?: boolean };
  codes: number[];
}

const code = 'authorization_code';
const graph: Walk['setup'] = ['zammad', 'microsoft_graph'];
const walks: Walk[] = [
  { name: "on Microsoft's page", leg: 'page', stage: 'sign-in', setup: graph, codes: codesOf('page') },
  { name: 'at the callback', leg: 'redirect', stage: 'sign-in', setup: graph, codes: codesOf('redirect') },
  {
    name: 'for the code',
    leg: 'token',
    grant: code,
    stage: 'redemption',
    setup: graph,
    codes: codesOf('token'),
  },
  {
    name: 'for the refresh token',
    leg: 'token',
    grant: 'refresh_token',
    stage: 'refresh',
    setup: graph,
    codes: codesOf('token'),
  },
  {
    name: 'for the app itself',
    leg: 'token',
    grant: 'client_credentials',
    stage: 'client-credentials',
    setup: ['generic', 'graph-app'],
    codes: codesOf('token'),
  },
  {
    name: 'for the password',
    leg: 'token',
    grant: 'password',
    stage: 'password',
    setup: ['matrix42', 'platform'],
    options: { withPassword: true },
    codes: codesOf('token').filter((each) => each !== 7000218),
  },
  {
    name: 'for a device code',
    leg: 'token',
    grant: 'device_code',
    stage: 'device-code',
    setup: ['matrix42', 'platform'],
    codes: codesOf('token').filter((each) => each !== waiting && each !== 7000218),
  },
  {
    name: 'when a device code is asked for',
    leg: 'device',
    stage: 'device-code',
    setup: ['matrix42', 'platform'],
    codes: codesOf('token').filter((each) => each !== 7000218),
  },
  { name: 'at discovery', leg: 'discovery', stage: 'discovery', setup: graph, codes: codesOf('discovery') },
  {
    name: "on the administrator's consent page",
    leg: 'page',
    stage: 'admin-consent',
    setup: graph,
    options: { withConsent: true },
    codes: codesOf('page'),
  },
  {
    name: 'at the callback of admin consent',
    leg: 'redirect',
    stage: 'admin-consent',
    setup: graph,
    options: { withConsent: true },
    codes: codesOf('redirect'),
  },
];

describe.each(walks)('said $name', ({ leg, grant, stage, setup: [recipe, variant], options, codes }) => {
  let practice: PracticeTest;
  beforeAll(async () => {
    practice = await PracticeTest.open({ recipe, variant });
    if (options?.withPassword) practice.input.password = practice.world.idp.settings.password;
    practice.input.options = { withConsent: false, withPassword: false, ...options };
  });
  afterAll(async () => {
    expect(practice.world.log.reaching('helpdesk.example'), 'no code ever reaches the helpdesk').toEqual([]);
    await practice.closeTabs();
    expect(practice.browser.rules.size).toBe(0);
    await practice.world.close();
  });

  it.each(codes.map((each) => [each]))('%i', async (each) => {
    practice.world.idp.settings.forced = { leg, ...(grant ? { grant } : {}), fault: faultOf(each) };
    checkAdvice(await practice.run(), each, stage, practice);
  });
});

describe('a code that the catalogue does not have', () => {
  it.each<[Leg, string, string]>([
    ['token', 'invalid_client', 'did not accept the client ID and secret'],
    ['token', 'invalid_scope', 'did not accept the permissions'],
    ['redirect', 'access_denied', 'refused access'],
    ['redirect', 'server_error', 'has a problem at the moment'],
    ['page', 'invalid_request', 'does not know (AADSTS7654321)'],
    ['discovery', 'temporarily_unavailable', 'has a problem at the moment'],
  ])('is explained by its class: %s, %s', async (leg, error, words) => {
    const practice = await PracticeTest.open({ recipe: 'zammad', variant: 'microsoft_graph' });
    practice.world.idp.settings.forced = {
      leg,
      ...(leg === 'token' ? { grant: code } : {}),
      fault: { code: 7654321, error, message: 'Something new.' },
    };
    const { failure } = await practice.run();
    await practice.world.close();
    expect(failure?.advice.code).toBe(7654321);
    expect(failure && translate(failure.advice.cause)).toContain(words);
    expect(failure && translate(failure.advice.fix)).not.toBe('');
  });
});

describe('where personal accounts sign in, errors have no numbers', () => {
  it.each<[string, (practice: PracticeTest) => void, string, string]>([
    [
      'the redirect URI',
      ({ world, app }) => world.directory.setRedirectUris(app.clientId, []),
      'redirect-uri',
      'is not, character for character, among the redirect URIs',
    ],
    [
      'the app',
      ({ world, app }) => world.directory.apps.splice(world.directory.apps.indexOf(app), 1),
      'account-type',
      'does not allow personal accounts',
    ],
    [
      'anything else',
      ({ world }) => {
        world.idp.settings.forced = {
          leg: 'page',
          fault: { code: 1, error: 'invalid_scope', message: 'Not valid.' },
        };
      },
      'permissions',
      'did not accept the permissions',
    ],
  ])('%s', async (_, arrange, check, words) => {
    const practice = await PracticeTest.open({ recipe: 'serviceops', variant: 'personal-imap' });
    arrange(practice);
    const { failure } = await practice.run();
    await practice.world.close();
    expect(failure).toMatchObject({ stage: 'sign-in', advice: { code: null, check } });
    expect(failure && translate(failure.advice.cause)).toContain(words);
  });
});

it('walked the whole catalogue', () => {
  expect(walked.size).toBe(120);
  expect([...expectations.keys()].sort()).toEqual([...walked].sort());
});

it('no two codes have the same cause and fix, so that a swap shows', () => {
  const pairs = [...expectations.values()].map(({ cause, fix }) => `${cause} | ${fix}`);
  expect(new Set(pairs).size).toBe(120);
});
