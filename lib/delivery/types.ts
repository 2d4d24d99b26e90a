import type { Message } from '../i18n';
import type { TestReport } from '../oauth/types';
import type { DestinationSpec, RecipeSetting } from '../recipes/schema';
import type { SealingKey } from '../recipes/sealing-key';

/** What a destination gets: the recipe's settings filled in. Only in memory; `secret` marks values to mask. */
export interface FilledSetting {
  key: string;
  label: string;
  value: string;
  secret: boolean;
  /** Left out: text. The value is written as text all the same: `10`, `true`. */
  type?: NonNullable<RecipeSetting['type']>;
  /** The page or dialog of the helpdesk with the field. */
  where?: string;
}

export interface Receipt {
  destination: DestinationSpec['kind'];
  /** Origin of the helpdesk, or a file name. */
  target: string;
  at: number;
  /** `saved`: a file, `filled`: a form that the admin has yet to save. */
  outcome: 'created' | 'updated' | 'unchanged' | 'saved' | 'filled';
  /** The destination's own ID of what it stored, where it gives one. */
  reference: string | null;
  includesSecret: boolean;
  /** The fingerprint of the values delivered. */
  fingerprint: string;
  /** The admin chose to deliver without a passed test. */
  untested: boolean;
  next: Message[];
  /** Only for `filled`: which form, and the labels of its fields. */
  form?: { page: string; filled: string[]; byHand: string[] };
}

/** Why a delivery failed: what happened, and what to do next. `retriable`: nothing was stored, the same call may be made again. */
export interface DeliveryError {
  cause: Message;
  fix: Message;
  status: number | null;
  retriable: boolean;
  /** What the helpdesk says of single settings, in its own words. */
  fields?: FieldProblem[];
  /** When the helpdesk wants to be asked again; milliseconds since the epoch. */
  retryAt?: number;
  /** The helpdesk's page to look or to sign in at. */
  open?: string;
  /** What was looked at before has changed since: look again first. */
  lookAgain?: boolean;
  /** Where posting is not possible, the admin's own form may still be filled in. */
  canFill?: boolean;
  /** The redirect URI that the helpdesk itself named. */
  toldRedirectUri?: string;
  /** The helpdesk's own words. */
  said?: string;
}

export interface FieldProblem {
  /** As the form labels it, or the helpdesk's name where it isn't one of the settings. */
  label: string;
  text: string;
}

export type DeliveryResult = { ok: true; receipt: Receipt } | { ok: false; error: DeliveryError };

/** What every destination gets. Only in memory. */
export interface DeliveryInput {
  settings: FilledSetting[];
  setupId: string;
  recipe: { id: string; name: string; version: number };
  variant: { id: string; name: string };
  helpdeskUrl: string | null;
  /** Where to send the settings, as the admin entered it: for destinations that can't tell it from the helpdesk's address. */
  address: string | null;
  redirectUri: string | null;
  /** The address whose mail becomes tickets. */
  mailbox: string | null;
  /** The helpdesk's own access token: used once, never kept. */
  token: string | null;
  includeSecret: boolean;
  untested: boolean;
  fingerprint: string;
  /** For whom a sealed delivery is. */
  sealingKey: SealingKey | null;
  test: TestSummary | null;
}

/** The OAuth test, for the record. */
export type TestSummary = Omit<TestReport, 'deviceCode'> & {
  /** It was of other values. */
  stale: boolean;
};

export interface RenderedFile {
  fileName: string;
  mediaType: string;
  text: string;
}

export interface DeliveryDeps {
  fetch: (input: string, init?: RequestInit) => Promise<Response>;
  now(): number;
  /** By which a helpdesk knows a repetition: the same for the same content, until it has arrived there. */
  keyFor(origin: string, content: string): Promise<string>;
}

/** A destination is an endpoint that takes the settings, or a file that holds them. */
export interface Endpoint<Spec extends DestinationSpec> {
  deliver(spec: Spec, input: DeliveryInput, deps: DeliveryDeps): Promise<DeliveryResult>;
}
/** A file that only whoever has the key can read. */
export interface SealedKind {
  /** @throws where the browser doesn't take the key. */
  seal(input: DeliveryInput): Promise<RenderedFile>;
}
export interface FileKind<Spec extends DestinationSpec> {
  render(spec: Spec, input: DeliveryInput): RenderedFile;
}
