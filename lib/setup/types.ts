import type { Receipt } from '../delivery/types';
import type { CloudId } from '../hosts';
import type { TestReport } from '../oauth/types';
import type { LabelLanguage } from '../portal/languages';
import type { Evidence, FactName, FactValues } from '../portal/types';
import type { Recipe } from '../recipes/schema';

/** Who says so, by precedence: the first outranks the others (shared/architecture.md, "SetupStore"). */
export const origins = ['typed', 'page', 'script', 'route', 'derived'] as const;
export type Origin = (typeof origins)[number];

/** One value of a setup with where it came from. `at` is milliseconds since the epoch. */
export interface Sourced<T> {
  value: T;
  origin: Origin;
  at: number;
  /** Only for `page`. */
  evidence?: Evidence;
}

/** What is kept of a row of the secrets table: never the secret. */
export interface KnownSecretRow {
  description: string;
  secretId: string | null;
  expires: string | null;
}

export type SetupFacts = {
  [K in Exclude<FactName, 'secrets'>]?: Sourced<FactValues[K]>;
} & { secrets?: Sourced<KnownSecretRow[]> };

/** Lists that were only seen in part. */
export type PartialLists = FactName[];

/** All that may be said of the client secret outside the vault. */
export interface SecretSummary {
  endsIn: string;
  length: number;
  /** The value has the shape of a Secret ID (a GUID): the classic mistake. */
  looksLikeSecretId: boolean;
  origin: 'typed' | 'page' | 'script';
  secretId: string | null;
  expires: string | null;
  at: number;
  /** The admin said that the secret is kept safe. */
  keptSafe: boolean;
  /** The vault still has it: it forgets after delivery, after an hour without use, and with the browser. */
  held: boolean;
}

/** What a setup is for: to bring an app registration about, to look at one without changing it, or to renew its secret. */
export const purposes = ['set-up', 'check', 'renew'] as const;
export type Purpose = (typeof purposes)[number];

/** What a renewal replaces: the finished setup, and what may be said of the secret that the helpdesk has had so far. */
export interface Renewal {
  setupId: string;
  oldSecret: Pick<SecretSummary, 'secretId' | 'expires'> | null;
}

/** One app registration being prepared for one helpdesk. Its only writer is the SetupStore in the background. */
export interface Setup {
  schemaVersion: 1;
  id: string;
  purpose: Purpose;
  recipeId: string;
  variantId: string;
  /** Of a recipe that did not come with the package: its own copy, which stays when that one is removed or changed. */
  recipe?: Recipe;
  answers: { helpdeskUrl?: string; mailbox?: string };
  cloud: CloudId;
  facts: SetupFacts;
  partial: PartialLists;
  /** What the page or the route says of a fact that the admin has typed: in force again when the typed value is taken back. */
  hidden?: SetupFacts;
  secret: SecretSummary | null;
  /** An app registration that the admin has open but has not said to be this one. */
  candidate: { clientId: string; displayName: string | null } | null;
  /** The redirect URI that the helpdesk itself named, and the address at which it was asked. */
  told?: { redirectUri: string; helpdeskUrl: string; at: number };
  /** In which the admin last saw the portal: its words are quoted so where no page is at hand. */
  portalLanguage?: LabelLanguage;
  /** Where the helpdesk itself wants its settings, and whether its one-time token for that is still at hand. */
  handOver?: {
    origin: string;
    endpoint: string;
    /** Null: it came without a token. */
    tokenUntil: number | null;
    tokenHeld: boolean;
  };
  test: TestReport | null;
  receipts: Receipt[];
  /** Only of the purpose `renew`. */
  renewal?: Renewal;
  /** When the admin called it finished: it is history then, and nothing changes it any more. */
  finishedAt?: number;
  createdAt: number;
  updatedAt: number;
}
