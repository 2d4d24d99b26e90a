import type { CheckId } from '../guide/types';
import type { CloudId } from '../hosts';
import type { Message } from '../i18n';
import type { PortalPage } from '../portal-link';

/** The stages of an OAuth test, in order; each recipe's flow takes those that fit it (knowledge/oauth.md §1–§3). */
export type StageId =
  | 'preconditions'
  | 'discovery'
  | 'client-credentials'
  | 'device-code'
  | 'password'
  | 'admin-consent'
  | 'sign-in'
  | 'redemption'
  | 'scopes'
  | 'identity'
  | 'refresh'
  /** One harmless look into the inbox by Microsoft Graph. */
  | 'mailbox'
  /** What the helpdesk does that no browser can try. */
  | 'unproven';

export interface Stage {
  id: StageId;
  outcome: 'pending' | 'running' | 'pass' | 'fail' | 'unknown' | 'skipped';
  /** What it proved, or why it failed, and what to do next. */
  messages: Message[];
  /** Milliseconds since the epoch; null where it has not begun, or has not ended. */
  startedAt: number | null;
  endedAt: number | null;
}

/** What Microsoft said, for the admin's own support case. Holds no code, token or secret. */
export interface OAuthErrorDetail {
  error: string;
  codes: number[];
  description: string;
  traceId: string | null;
  correlationId: string | null;
  timestamp: string | null;
}

export interface Advice {
  /** The AADSTS number where one was given. */
  code: number | null;
  cause: Message;
  fix: Message;
  /** The check whose step mends it; null where no step of ours does. */
  check: CheckId | null;
  /** The page of the portal where that is; null where it is not in the portal. */
  page: PortalPage | null;
}

/** What no helpdesk is given and every sign-in depends on; null where the portal has not shown it yet. */
export interface Registered {
  accountType: string | null;
  publicClient: boolean | null;
}

/** The result of one run. It holds no code, token or secret, so it may be shown and exported. */
export interface TestReport {
  id: string;
  /** Of the values tested: another fingerprint now means that the report is stale. */
  fingerprint: string;
  /** How the app was registered meanwhile, as far as that was known. */
  registered: Registered;
  state: 'running' | 'passed' | 'failed' | 'cancelled';
  stages: Stage[];
  startedAt: number;
  endedAt: number | null;
  /** What was tested, and with what: for a colleague who reads the report later. */
  cloud: CloudId;
  clientId: string;
  requestedScopes: string[];
  versions: { waymark: string; browser: string };
  account: string | null;
  tenantId: string | null;
  /** Object ID of the enterprise application, as a token names it; null where none did. */
  servicePrincipalId: string | null;
  grantedScopes: string[];
  failure: { stage: StageId; detail: OAuthErrorDetail | null; advice: Advice } | null;
  /** For the device code flow while it waits for the admin. */
  deviceCode: { userCode: string; verificationUri: string; expiresAt: number } | null;
}
