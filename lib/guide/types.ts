import type { Message } from '../i18n';
import type { PortalWord } from '../message-params';
import type { Evidence, LabelKey, Target, View } from '../portal/types';

export type Outcome = 'pass' | 'fail' | 'unknown';

/** One file each in lib/guide/checks. */
export type CheckId =
  | 'app-identified'
  | 'client-id'
  | 'tenant-id'
  | 'account-type'
  | 'redirect-uri'
  | 'helpdesk-callback'
  | 'permissions'
  | 'needless-permissions'
  | 'admin-consent'
  | 'client-secret'
  | 'secret-expiry'
  | 'public-client'
  | 'endpoints'
  | 'oauth-test'
  | 'delivered'
  | 'other-redirect-uris'
  | 'existing-secrets'
  | 'old-secret';

/** One yes/no/unknown question about a setup. Unknown is never drawn as pass. */
export interface Check {
  id: CheckId;
  outcome: Outcome;
  /** A failed advisory check does not keep its step from being done. */
  advisory: boolean;
  /** A fail that only means "not done yet": its step stays open, without being drawn as a mistake. */
  pending?: boolean;
  /** It is about more than the helpdesk needs, not about something wrong. */
  excess?: boolean;
  /** What is so. */
  reason: Message;
  /** What to do about it; null for pass. */
  fix: Message | null;
  evidence: Evidence[];
}

export type StepId =
  | 'register'
  | 'authentication'
  | 'permissions'
  | 'consent'
  | 'secret'
  | 'test'
  | 'deliver'
  | 'old-secret';

/** A value for the admin to enter, exactly. */
export interface ValueToEnter {
  label: Message;
  value: string | PortalWord;
}

export interface Step {
  id: StepId;
  title: Message;
  /** `done`: all its checks that are not advisory pass. `problem`: one of them fails, and not only because nothing was done yet. */
  state: 'done' | 'current' | 'todo' | 'problem';
  instructions: Message[];
  values: ValueToEnter[];
  checks: Check[];
  /** The portal page where this step is done. */
  view: View | null;
}

/** The next thing to do on the page now shown, and where. */
export interface Hint {
  id: string;
  step: StepId;
  text: Message;
  target: Target;
  /** What is wrong with what stands there, said beside it before it is saved. */
  wrong?: Message;
  /**
   * Other stages of the same pane, which a reading can't tell apart: the first of this hint and these whose target
   * is found is the one to show.
   */
  alternatives?: Hint[];
}

/** What goes into a field: a text; an option by the portal's own words, or by a number of months; a tick by a permission's name. */
export type EntryPut = { text: string } | { option: LabelKey } | { months: number } | { tick: string };

/** Something to enter on the page now shown, which Waymark may do for the admin. */
export interface Entry {
  id: string;
  /** What the portal calls it. */
  label: Message;
  /** What to enter or to choose, for people. */
  value: string | PortalWord;
  /** Kinds of page have it as different controls: the first that is found counts. None for a tick. */
  targets: Target[];
  put: EntryPut;
  /** It stands there already, or something else that will do. */
  done: boolean;
}

/** Derived, never stored: everything that the overlay, the popup, the export and the tests show. */
export interface Guide {
  steps: Step[];
  current: StepId | null;
  checks: Check[];
  /** Checks before the test that are neither passed nor advisory: what the admin still has to do or to show. */
  openPoints: number;
  /** The exact redirect URI this setup needs; null for none, or while the helpdesk's address is unknown. */
  redirectUri: string | null;
  /** Every value is there and nothing blocking is known to be wrong; what is merely unknown, the test finds out. */
  readyToTest: boolean;
  /** There is a secret, but Waymark has forgotten its value: without it nothing can be tested or delivered. */
  secretGone: boolean;
  testIsStale: boolean;
  /** Delivery to an endpoint is allowed: a test of exactly these values has passed. */
  unlocked: boolean;
  /** Of the values to be tested and delivered; null while something is missing. Contains no secret. */
  fingerprint: string | null;
  /** What the portal calls its pages. */
  pages: Record<View, Message>;
}
