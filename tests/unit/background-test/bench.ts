import { createTestRunner, type TestRunner } from '../../../lib/background/test/runner';
import type { TestInput } from '../../../lib/background/test/types';
import { authorityOf } from '../../../lib/oauth/authority';
import type { TestReport } from '../../../lib/oauth/types';
import type { Recipe, Variant } from '../../../lib/recipes/schema';
import { FakeBrowser } from './fake-browser';
import { clientId, FakeEntra, secretTexts, tenantId } from './fake-entra';

export const redirectUri = 'https://help.example/oauth_callback.php';
const loginUrl = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize`;

const usualScopes = ['openid', 'offline_access', 'Mail.ReadWrite', 'Mail.Send'];

const variantOf = (flow: Variant['flow'], scopes: string[]) =>
  ({
    flow,
    accountTypes: ['AzureADMyOrg'],
    permissions: [{ type: 'application', name: 'Mail.Read' }],
    scopes: { values: scopes, separator: ' ' },
  }) as unknown as Variant;

export const inputFor = (
  flow: Variant['flow'] = 'authorization-code',
  change: Partial<TestInput> = {},
): TestInput => ({
  setupId: 'setup-1',
  recipe: { id: 'r' } as unknown as Recipe,
  variant: variantOf(flow, change.scopes ?? usualScopes),
  cloud: 'global',
  tenantId,
  homeTenantId: tenantId,
  endpoints: authorityOf('global', change.tenantId ?? tenantId),
  clientId,
  clientSecret: secretTexts.secret,
  password: null,
  options: { withConsent: false, withPassword: false },
  redirectUri,
  scopes: usualScopes,
  mailbox: 'support@contoso.example',
  fingerprint: 'f1',
  registered: { accountType: 'AzureADMyOrg', publicClient: false },
  ...change,
});

/** A runner in a browser with Microsoft behind it. `restart` is the death of the background. */
export class Bench {
  readonly browser = new FakeBrowser();
  readonly entra = new FakeEntra();
  readonly saved: { setupId: string; report: TestReport }[] = [];
  now = 1_000_000;
  secret: string | null = secretTexts.secret;
  /** Whether the setup's storage takes this report. */
  hasRoomFor = (_report: TestReport): boolean => true;
  /** Resolves each wait; a test may hold it. */
  wait = async (milliseconds: number): Promise<void> => {
    this.now += milliseconds;
  };
  #kill: () => void = () => undefined;
  runner: TestRunner = this.#newRunner();

  #newRunner(): TestRunner {
    // A dead background's promises never settle: whatever it waits for is cut off.
    let isAlive = true;
    const alive = async <T>(value: T): Promise<T> => (isAlive ? value : new Promise<T>(() => undefined));
    this.#kill = () => {
      isAlive = false;
    };
    const runner = createTestRunner({
      api: this.browser.api,
      fetch: async (url, init) => alive(await this.entra.fetch(url, init)),
      now: () => this.now,
      wait: async (milliseconds) => alive(await this.wait(milliseconds)),
      extensionHost: 'extension-id',
      versions: () => ({ waymark: '0.1.0', browser: 'Chrome 156' }),
      saveReport: async (setupId, report) => {
        await alive(null);
        if (!this.hasRoomFor(report)) throw new Error('Resource::kQuotaBytes quota exceeded');
        this.saved.push({ setupId, report: structuredClone(report) });
      },
      readSecret: async () => this.secret,
      runningReports: async () => this.saved.slice(-1).filter(({ report }) => report.state === 'running'),
    });
    this.browser.onTabRemoved = (tabId) => void runner.onTabRemoved(tabId);
    return runner;
  }

  async restart(): Promise<void> {
    this.#kill();
    this.runner = this.#newRunner();
    await this.runner.resume();
  }

  get report(): TestReport {
    const last = this.saved.at(-1);
    if (!last) throw new Error('nothing was saved');
    return last.report;
  }

  get outcomes(): Record<string, string> {
    return Object.fromEntries(this.report.stages.map(({ id, outcome }) => [id, outcome]));
  }

  get testTab(): { id: number; url: string } {
    const tab = [...this.browser.tabs.values()].find(({ url }) => url.startsWith(loginUrl));
    if (!tab) throw new Error('no tab is at the sign-in page');
    return tab;
  }

  get authorizeParameters(): URLSearchParams {
    return new URL(this.testTab.url).searchParams;
  }

  /** Where Microsoft sends the test tab. */
  answerUrl(change: Record<string, string | null> = {}): string {
    const asked = this.authorizeParameters;
    this.entra.nonce = asked.get('nonce') ?? '';
    const fields = { code: secretTexts.code, state: asked.get('state'), ...change };
    const parameters = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );
    return `${redirectUri}?${parameters}`;
  }

  /** Microsoft sends the test tab back. */
  answer(change: Record<string, string | null> = {}, tabId = this.testTab.id): Promise<void> {
    const url = this.answerUrl(change);
    return this.runner.onCallback({ url, tabId, type: 'main_frame', method: 'GET' });
  }

  /** What no test may leave behind. */
  get leftovers(): unknown {
    return {
      rules: [...this.browser.rules.keys()],
      runs: Object.keys((this.browser.stored.get('oauthTests') as object | undefined) ?? {}),
      alarms: [...this.browser.alarms.keys()],
    };
  }
}

export const nothing = { rules: [], runs: [], alarms: [] };
