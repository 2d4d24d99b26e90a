import { createTestRunner, type TestRunner } from '../../lib/background/test/runner';
import type { TestInput } from '../../lib/background/test/types';
import { type CloudId, cloudById } from '../../lib/hosts';
import { authorityOf } from '../../lib/oauth/authority';
import type { TestReport } from '../../lib/oauth/types';
import { findRecipe, findVariant } from '../../lib/recipes';
import type { AppRegistration } from '../world/directory';
import { startWorld, type World } from '../world/start';
import { PracticeBrowser } from './practice-browser';

export const mailbox = 'support@contoso.onmicrosoft.com';
export const administrator = 'admin@contoso.onmicrosoft.com';

/** What a practice setup is of: a recipe's variant, in a cloud, with what the test is told instead of the truth. */
export interface PracticeSetup {
  recipe: string;
  variant: string;
  cloud?: CloudId;
  change?: Partial<TestInput>;
}

/** A complete and right app registration for a variant, in a practice world of its own. */
export class PracticeTest {
  readonly browser: PracticeBrowser;
  readonly runner: TestRunner;
  readonly reports: TestReport[] = [];
  #secret: string | null = null;

  private constructor(
    readonly world: World,
    readonly app: AppRegistration,
    readonly input: TestInput,
  ) {
    this.browser = new PracticeBrowser(world);
    this.runner = createTestRunner({
      api: this.browser.api,
      fetch: this.browser.fetch,
      now: () => Date.now(),
      wait: async () => undefined,
      extensionHost: this.browser.extensionHost,
      versions: () => ({ waymark: '0.1.0', browser: 'Practice 1' }),
      saveReport: async (_, report) => void this.reports.push(structuredClone(report)),
      readSecret: async () => this.#secret,
      runningReports: async () => [],
    });
    this.browser.runner = this.runner;
    this.browser.onTabRemoved = (tabId) => void this.runner.onTabRemoved(tabId);
  }

  static async open({ recipe: id, variant: variantId, cloud = 'global', change }: PracticeSetup) {
    const world = await startWorld();
    world.idp.settings.loginHost = cloudById(cloud).login;
    const recipe = findRecipe(id);
    const variant = recipe && findVariant(recipe, variantId);
    if (!recipe || !variant) throw new Error(`no variant ${id} ${variantId}`);
    const { directory } = world;
    const redirectUri = variant.redirectUri && 'https://helpdesk.example/callback';
    const app = directory.registerApp({
      displayName: recipe.appName,
      signInAudience: variant.accountTypes[0] ?? 'AzureADMyOrg',
      redirectUris: redirectUri ? [{ platform: 'web', uri: redirectUri }] : [],
    });
    directory.setPublicClient(app.clientId, variant.publicClient);
    directory.addPermissions(app.clientId, variant.permissions);
    directory.grantAdminConsent(app.clientId);
    const secret =
      variant.secret && directory.addSecret(app.clientId, { description: 'practice', months: 6 });
    const kind = variant.endpoints?.tenant ?? 'tenant-id';
    // A personal account's mailbox is its own.
    const personal = directory.users.find(({ isPersonal }) => isPersonal)?.upn ?? mailbox;
    const tenantId = change?.tenantId ?? (kind === 'tenant-id' ? directory.tenant.id : kind);
    return new PracticeTest(world, app, {
      setupId: 'practice',
      recipe,
      variant,
      cloud,
      tenantId,
      homeTenantId: directory.tenant.id,
      endpoints: authorityOf(cloud, tenantId),
      clientId: app.clientId,
      clientSecret: secret?.value ?? null,
      password: null,
      options: { withConsent: false, withPassword: false },
      redirectUri,
      scopes: variant.scopes.values,
      mailbox: kind === 'consumers' ? personal : mailbox,
      fingerprint: 'f',
      registered: { accountType: app.signInAudience, publicClient: variant.publicClient },
      ...change,
    });
  }

  /** Who signs in. */
  get account(): string {
    return this.input.tenantId === 'consumers' ? (this.input.mailbox ?? mailbox) : mailbox;
  }

  /** Runs the test with a robot for an admin, to its end. */
  async run(change: Partial<TestInput> = {}, account = this.account): Promise<TestReport> {
    await this.closeTabs();
    this.browser.visitor.forget();
    this.world.idp.forgetSessions();
    await this.start(change);
    for (let pages = 0; pages < 8 && this.report.state === 'running'; pages++) await this.#act(account);
    if (this.report.state === 'running')
      throw new Error(`the test still waits: ${JSON.stringify(this.report)}`);
    return this.report;
  }

  /** As far as the admin's first page. */
  async start(change: Partial<TestInput> = {}): Promise<void> {
    const input = { ...this.input, ...change };
    this.#secret = input.clientSecret;
    await this.runner.start(input);
  }

  /** Microsoft's error page stays open for the admin, who closes it. */
  async closeTabs(): Promise<void> {
    for (const id of [...this.browser.tabs.keys()]) {
      this.browser.tabs.delete(id);
      await this.runner.onTabRemoved(id);
    }
  }

  get report(): TestReport {
    const report = this.reports.at(-1);
    if (!report) throw new Error('there is no report');
    return report;
  }

  /** What the admin does on the page that the test's tab shows. */
  async #act(account: string): Promise<void> {
    const { deviceCode } = this.report;
    if (deviceCode) return this.#enterCode(deviceCode, account);
    const [tab] = [...this.browser.tabs.values()];
    const page = tab && this.browser.shown.get(tab.id);
    if (!tab || !page) throw new Error('no page to act on');
    const isConsent = page.url.includes('/adminconsent') || page.html.includes('for your organization');
    const who = isConsent ? administrator : account;
    if (page.html.includes('Pick an account')) return this.browser.submit(tab.id, { login: who });
    if (page.html.includes('name="decision"')) return this.browser.submit(tab.id, { decision: 'accept' });
    throw new Error(`nothing to do on ${page.url}`);
  }

  async #enterCode({ userCode, verificationUri }: NonNullable<TestReport['deviceCode']>, account: string) {
    const { visitor } = this.browser;
    const form = await visitor.open(verificationUri);
    await visitor.submit(await visitor.submit(form, { otc: userCode }), { login: account });
    await new Promise<void>((resolve, reject) => {
      const until = Date.now() + 20_000;
      const look = () => {
        if (this.report.state !== 'running') resolve();
        else if (Date.now() > until) reject(new Error('the device code was not taken'));
        else setTimeout(look, 5);
      };
      look();
    });
  }
}
