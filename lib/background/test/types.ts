import type { browser } from '../../browser';
import type { CloudId } from '../../hosts';
import type { SignInSecrets } from '../../oauth/authorize-url';
import type { TestOptions } from '../../oauth/plan';
import type { Fetch } from '../../oauth/requests';
import type { Registered, TestReport } from '../../oauth/types';
import type { Recipe, Variant } from '../../recipes/schema';

/** The values to prove. */
export interface TestInput {
  setupId: string;
  recipe: Recipe;
  variant: Variant;
  cloud: CloudId;
  /** Where the helpdesk signs in: the tenant's ID or domain, or `common` and the like. */
  tenantId: string;
  /** The tenant that the app is registered in; an administrator consents there. */
  homeTenantId: string;
  /** As the helpdesk will be given them. */
  endpoints: { authorize: string; token: string };
  clientId: string;
  clientSecret: string | null;
  /** Of the mailbox, typed for this one test; null for a test without it. Lives in memory only. */
  password: string | null;
  options: TestOptions;
  redirectUri: string | null;
  /** Exactly what the helpdesk asks for at sign-in. */
  scopes: string[];
  mailbox: string | null;
  fingerprint: string;
  registered: Registered;
}

export type ExtensionApi = Pick<
  typeof browser,
  'alarms' | 'declarativeNetRequest' | 'permissions' | 'scripting' | 'storage' | 'tabs'
>;

export interface TestDeps {
  api: ExtensionApi;
  fetch: Fetch;
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** `location.host` of the extension: its ID in Chromium, a UUID in Firefox. */
  extensionHost: string;
  versions(): TestReport['versions'];
  /** Writes the report into its setup and tells the views. */
  saveReport(setupId: string, report: TestReport): Promise<void>;
  /** From the vault. */
  readSecret(setupId: string): Promise<string | null>;
  /** Reports that setups say are running: after a browser restart nothing runs any more. */
  runningReports(): Promise<{ setupId: string; report: TestReport }[]>;
}

/**
 * `preparing`: everything up to an open page of Microsoft's; may be done again. `signing-in` and `polling` wait for the
 * admin. `redeeming`: an answer is being used, so a death here can't be continued. `ending`: only cleaning up is left.
 */
export type Phase = 'preparing' | 'signing-in' | 'polling' | 'redeeming' | 'ending';

/** A test under way, in `storage.session`: all that a new background needs to go on (knowledge/oauth.md §1.4). */
export interface TestRun {
  input: Omit<TestInput, 'clientSecret' | 'password' | 'recipe'>;
  report: TestReport;
  phase: Phase;
  rules: { callback: number; origin: number };
  deadline: number;
  /** From discovery. */
  issuer: string | null;
  /** The tenant's ID from discovery, for a tenant given as a domain. */
  tenantId: string | null;
  secrets: SignInSecrets | null;
  tabId: number | null;
  device: { code: string; intervalSeconds: number } | null;
  /** Once it is ending: the test's tab goes too, before its rule does. */
  closesTab: boolean;
}
