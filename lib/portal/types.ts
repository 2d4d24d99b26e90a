import type { CloudId } from '../hosts';
import type { labelKeys } from './label-keys';

/** A portal page or pane that the reader knows. `other` is a page that it does not. */
export type View =
  | 'overview'
  | 'register'
  | 'secrets'
  | 'permissions'
  | 'authentication'
  | 'endpoints'
  | 'app-list'
  | 'consent-dialog'
  | 'other';

/** A pane or dialog on top of a view that has no route of its own (knowledge/portal.md §1.3). */
export type Pane =
  | 'endpoints'
  | 'add-secret'
  | 'permission-picker'
  | 'configure-platforms'
  | 'consent-dialog'
  | 'keep-other-permissions';

/** What the address bar alone tells. IDs are lower case. */
export interface Route {
  cloud: CloudId;
  view: View;
  /** Blade and menu ID as written, for the evidence; null off the known routes. */
  blade: string | null;
  menu: string | null;
  clientId: string | null;
  /** The application object's ID; never the service principal's. */
  objectId: string | null;
  signInAudience: SignInAudience | null;
  /** A tenant GUID or domain in front of the route. */
  tenant: string | null;
  /** The locale of dates, where the address says it beside the language: `en-gb` of `?l=en.en-gb`. */
  format: string | null;
}

export type SignInAudience =
  | 'AzureADMyOrg'
  | 'AzureADMultipleOrgs'
  | 'AzureADandPersonalMicrosoftAccount'
  | 'PersonalMicrosoftAccount';

export type Platform = 'web' | 'spa' | 'publicClient';
export interface RedirectUri {
  platform: Platform;
  uri: string;
}

export interface SecretRow {
  description: string;
  secretId: string | null;
  /** YYYY-MM-DD; null where the date could be read two ways. */
  expires: string | null;
  /** The secret itself, only at its one showing; null when masked. */
  value: string | null;
}

export interface PermissionRow {
  api: string;
  name: string;
  type: 'delegated' | 'application';
  adminConsentRequired: boolean | null;
  /** `none`: the status cell is empty; `unknown`: it says something that we can't read. */
  status: 'granted' | 'not-granted' | 'none' | 'unknown';
}

/** Where a value was seen, so that a person can look again. `raw` never holds a secret. */
export interface Evidence {
  view: View;
  /** Origin of the document. */
  frame: string;
  /** The label as the page writes it; null where a value was found by its shape or in the route. */
  label: string | null;
  raw: string;
}

export interface Seen<T> {
  value: T;
  evidence: Evidence;
}

/** Every value a page can show, by the name that the setup, the inspector and the export use. */
export interface FactValues {
  clientId: string;
  tenantId: string;
  objectId: string;
  displayName: string;
  signInAudience: SignInAudience;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  redirectUris: RedirectUri[];
  allowPublicClient: boolean;
  secrets: SecretRow[];
  permissions: PermissionRow[];
  consentButton: 'enabled' | 'disabled';
}
export type FactName = keyof FactValues;
export type Facts = { [K in FactName]?: Seen<FactValues[K]> };

/** Why a value was not read, or is not whole. The panel shows it, so each has a code with a text in lib/locales. */
export interface Problem {
  code:
    | 'ambiguous'
    | 'collapsed'
    | 'other-app'
    | 'partial-list'
    | 'enterprise-application'
    | 'unreadable-date'
    | 'unsaved'
    | 'not-a-value'
    | 'truncated'
    | 'loading'
    | 'broken-capture';
  fact: FactName | null;
  /** What a person needs to look at it; never a secret. */
  detail: string;
}

/** What the admin has typed or chosen on a form that is not saved yet: for hints, never for the setup. */
export interface Draft {
  displayName?: string;
  signInAudience?: SignInAudience;
  platform?: Platform;
  redirectUri?: string;
  secretDescription?: string;
  /** As chosen for a new secret; absent for a date of one's own. */
  secretMonths?: number;
  /** What was copied from the page last, where that is a known mistake. */
  copied?: 'secret-id';
  /** Whose list is open in the picker. */
  permissionType?: 'delegated' | 'application';
}

/** One frame's reading at one moment: a pure function of the document, the route and the labels. */
export interface Reading {
  view: View;
  panes: Pane[];
  facts: Facts;
  draft: Draft;
  problems: Problem[];
  /** Names of facts that are lists and whose end has not been seen. */
  partial: FactName[];
}

/**
 * One language's labels: key → every wording seen, best first. `{tenant}` stands for a tenant's name.
 * `guess` holds wordings that were never seen on a portal: one may help to find a value only where the value's
 * shape or place confirms it, and never makes a permission granted.
 */
export type Labels = Wordings & { readonly guess?: Wordings };
export type Wordings = { readonly [K in LabelKey]?: readonly string[] };

/** What a hint points at: found in whichever frame shows it, by meaning. */
export interface Target {
  /** `menu` = an item of the resource menu; `row` = a table row; `consent-button` is the one with the tenant's name in it. */
  role: 'button' | 'field' | 'choice' | 'menu' | 'tab' | 'row' | 'cell' | 'link';
  /** A key of the labels, or a literal that is the same in every language (a permission's name, a GUID). */
  label?: LabelKey;
  text?: string;
  /** `data-telemetryname` where the portal has one, e.g. `Menu-Credentials`. */
  telemetry?: string;
  /** Only inside this pane. */
  pane?: Pane;
}

export type Located =
  | { outcome: 'found'; element: Element }
  /** The control is inside a collapsed group: this is the group's header. */
  | { outcome: 'collapsed'; element: Element }
  | { outcome: 'ambiguous'; count: number }
  | { outcome: 'absent' };

export type LabelKey = (typeof labelKeys)[number];
