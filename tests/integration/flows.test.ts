import { afterEach, describe, expect, it } from 'vitest';
import type { TestInput } from '../../lib/background/test/types';
import { type CloudId, cloudById, clouds } from '../../lib/hosts';
import { recipes } from '../../lib/recipes';
import { mailbox, PracticeTest } from './practice-test';

/** Right setups of every kind pass, and the report has what a colleague needs and nothing that opens a mailbox. */

let practice: PracticeTest;
afterEach(async () => {
  expect(practice.world.log.reaching('helpdesk.example')).toEqual([]);
  await practice.closeTabs();
  expect(practice.browser.rules.size).toBe(0);
  await practice.world.close();
});

const variants = recipes.flatMap((recipe) => recipe.variants.map((variant) => ({ recipe, variant })));

const outcomesOf = ({ report }: PracticeTest) =>
  Object.fromEntries(report.stages.map(({ id, outcome }) => [id, outcome]));

const sensitive = ['code', 'refresh_token', 'client_secret', 'password', 'device_code', 'code_verifier'];

/** Whatever could open a mailbox, as it went over the wire. */
const secretsOf = ({ world }: PracticeTest): string[] =>
  world.log.entries.flatMap(({ body, headers }) => {
    const form = new URLSearchParams(body);
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    return [...sensitive.map((name) => form.get(name)), bearer].filter((text) => typeof text === 'string');
  });

function checkReport(test: PracticeTest): void {
  const { report, input } = test;
  expect(report.failure).toBeNull();
  expect(report.state).toBe('passed');
  expect(report).toMatchObject({
    clientId: input.clientId,
    cloud: input.cloud,
    requestedScopes: input.scopes,
    versions: { waymark: '0.1.0', browser: 'Practice 1' },
  });
  for (const { outcome, startedAt, endedAt } of report.stages) {
    expect(['pass', 'unknown', 'skipped']).toContain(outcome);
    if (outcome !== 'skipped') expect([startedAt, endedAt]).toEqual([expect.any(Number), expect.any(Number)]);
  }
  const secrets = secretsOf(test);
  expect(secrets.length).toBeGreaterThan(0);
  const written = JSON.stringify(test.reports);
  for (const secret of secrets) expect(written.includes(secret)).toBe(false);
}

describe.each(clouds.map(({ id }) => [id]))('in the cloud %s', (cloud: CloudId) => {
  const there = variants.filter(({ variant }) => (variant.clouds ?? ['global']).includes(cloud));

  it.each(there.map(({ recipe, variant }) => [recipe.id, variant.id]))('%s %s', async (recipe, variant) => {
    practice = await PracticeTest.open({ recipe, variant, cloud });
    await practice.run();
    checkReport(practice);
    const hosts = new Set(practice.world.log.entries.map(({ host }) => host));
    const { login, graph } = cloudById(cloud);
    const others = [...hosts].filter((host) => ![login, graph, 'login.microsoft.com'].includes(host));
    expect(others).toEqual([]);
  });
});

describe('beyond the plain test', () => {
  it("an administrator's consent settles what was missing", async () => {
    practice = await PracticeTest.open({ recipe: 'zammad', variant: 'microsoft_graph' });
    practice.app.grants = [];
    expect((await practice.run()).failure?.advice.check).toBe('admin-consent');
    await practice.run({ options: { withConsent: true, withPassword: false } });
    checkReport(practice);
    expect(outcomesOf(practice)['admin-consent']).toBe('pass');
    expect(practice.app.grants.map(({ name }) => name).sort()).toEqual(
      practice.input.variant.permissions
        .map(({ name }) => name)
        .filter((name) => name.startsWith('Mail.'))
        .sort(),
    );
  });

  it('a password that is right passes, a wrong one and a second factor do not', async () => {
    practice = await PracticeTest.open({ recipe: 'matrix42', variant: 'platform' });
    const { settings } = practice.world.idp;
    practice.input.password = settings.password;
    practice.input.options = { withConsent: false, withPassword: true };
    await practice.run();
    checkReport(practice);
    expect((await practice.run({ password: 'Wrong-1' })).failure?.advice.code).toBe(50126);
    settings.mfaRequired = true;
    expect((await practice.run()).failure?.advice.code).toBe(50076);
  });

  it('an alias of the mailbox is known by Graph', async () => {
    practice = await PracticeTest.open({ recipe: 'freeitsm', variant: 'delegated' });
    const user = practice.world.directory.users.find(({ upn }) => upn === mailbox);
    if (user) user.aliases = ['help@contoso.example'];
    await practice.run({ mailbox: 'Help@contoso.example' });
    checkReport(practice);
    expect(outcomesOf(practice).identity).toBe('pass');
  });

  it('a tenant given as a domain is turned into its ID', async () => {
    practice = await PracticeTest.open({
      recipe: 'zammad',
      variant: 'microsoft_graph',
      change: { tenantId: 'contoso.onmicrosoft.com' },
    });
    await practice.run();
    checkReport(practice);
    expect(practice.report.tenantId).toBe(practice.world.directory.tenant.id);
  });

  it.each<[CloudId, CloudId]>([
    ['global', 'us-gov'],
    ['us-gov', 'china'],
    ['china', 'global'],
  ])('a tenant of %s that is looked for in %s is found', async (real, cloud) => {
    const change: Partial<TestInput> = {};
    practice = await PracticeTest.open({ recipe: 'generic', variant: 'graph', cloud, change });
    practice.world.idp.settings.loginHost = cloudById(real).login;
    const { failure } = await practice.run();
    expect(failure).toMatchObject({ stage: 'discovery', advice: { check: 'endpoints' } });
    expect(failure?.advice.cause.params?.[0]).toBe(cloudById(real).login);
  });
});

it('keeps two tests at once apart, each with its own tab and rule', async () => {
  practice = await PracticeTest.open({ recipe: 'zammad', variant: 'microsoft_graph' });
  const { browser } = practice;
  await practice.start();
  await practice.start({ setupId: 'other' });
  const [first, second] = [...browser.tabs.keys()];
  if (first === undefined || second === undefined) throw new Error('two tabs were expected');
  await browser.submit(second, { login: mailbox });
  expect(practice.report).toMatchObject({ state: 'passed' });
  const passed = practice.report.id;
  expect(browser.tabs.has(first)).toBe(true);
  await browser.submit(first, { login: mailbox });
  expect(practice.report).toMatchObject({ state: 'passed' });
  expect(practice.report.id).not.toBe(passed);
});

it('leaves the same callback in another tab to the helpdesk', async () => {
  practice = await PracticeTest.open({ recipe: 'zammad', variant: 'microsoft_graph' });
  const { browser, world } = practice;
  await practice.start();
  const [tab] = [...browser.tabs.values()];
  const asked = new URL(tab?.url ?? '');
  asked.searchParams.set('state', 'of-the-helpdesk');
  // The helpdesk's own sign-in, begun by somebody in a tab of theirs.
  const other = await browser.api.tabs.create({ url: 'about:blank' });
  await browser.api.tabs.update(other.id ?? 0, { url: asked.href });
  await browser.submit(other.id ?? 0, { login: mailbox });
  expect(world.log.reaching('helpdesk.example')).toHaveLength(1);
  world.log.clear();
  await browser.submit(tab?.id ?? 0, { login: mailbox });
  expect(practice.report.state).toBe('passed');
});
