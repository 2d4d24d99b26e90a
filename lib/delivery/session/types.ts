import type { Message } from '../../i18n';
import type { DestinationSpec } from '../../recipes/schema';
import type { DeliveryError, DeliveryInput, DeliveryResult, FilledSetting } from '../types';

/** A helpdesk that takes its settings in the admin's own session: asked by a tab in which they are signed in. */

export interface SessionRequest {
  method: 'GET' | 'POST';
  /** Below the helpdesk's address, beginning with a slash. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Why there was no answer. `redirect`: it sent the request on, which is not followed. `gone`: the tab has closed or gone elsewhere. */
export type SessionFailure = 'network' | 'timeout' | 'redirect' | 'gone' | 'too-long';

export type SessionAnswer =
  | {
      ok: true;
      status: number;
      contentType: string;
      text: string;
      /** What an answer in HTML holds: only a document can read one, and the background has none. */
      page: PageDigest | null;
    }
  | { ok: false; failure: SessionFailure };

export interface PageDigest {
  /** The token that the page's own forms send along (osTicket). */
  csrf: string | null;
  links: { href: string; text: string }[];
  fields: PageField[];
  /** What the page itself says is wrong. */
  errors: string[];
}

/** A field as its form would send it. */
export interface PageField {
  /** `text`, `password`, `checkbox`, `select`, `textarea`, and so on. */
  control: string;
  name: string;
  value: string;
  checked: boolean;
  /** The ID of the tab or section that it is in. */
  section: string | null;
}

/** What was filled into the helpdesk's own form, by plain names; null: no such form is open. */
export type FillAnswer = { key: string; before: string }[] | null;

export interface HelpdeskSession {
  /** The helpdesk's address without a slash at its end. */
  base: string;
  ask(request: SessionRequest): Promise<SessionAnswer>;
  /** Fills in the form that is open in the tab, where it is told with certainty. Nothing is submitted. */
  fill(values: Record<string, string>): Promise<FillAnswer>;
  now(): number;
}

/** What looking needs: nothing secret, and nothing that has to be complete. */
export type SessionInput = Pick<DeliveryInput, 'settings' | 'helpdeskUrl' | 'redirectUri' | 'mailbox'>;

/** One field of the place: what it holds, and what it would hold. */
export interface Change {
  key: string;
  label: string;
  /** Null: nothing yet, or not shown. */
  before: string | null;
  after: string;
}

/** Where in the helpdesk the settings would go, and what would become of it. */
export interface Place {
  id: string;
  /** Stands for what was looked at: a delivery to a place that has changed since is refused. */
  version: string;
  changes: Change[];
  /** What else is there, and stays as it is. */
  kept: { key: string; value: string }[];
  /** What the admin should know before sending. */
  notices: Message[];
}

export interface Look {
  places: { id: string; name: string }[];
  /** The redirect URI that the helpdesk itself works with; null where it doesn't say. */
  toldRedirectUri: string | null;
  /** Null: the admin has to choose. */
  place: Place | null;
}

/** The fields that were filled in, the secret masked; what could not be found is to be entered by hand. */
export type FillResult =
  | { ok: true; filled: Change[]; missing: string[] }
  | { ok: false; error: DeliveryError };

export type LookResult = { ok: true; look: Look } | { ok: false; error: DeliveryError };

export interface SessionKind<Spec extends DestinationSpec> {
  /** The settings that the helpdesk's own form may be filled in with, where posting is not possible. */
  fillable?(settings: FilledSetting[]): FilledSetting[];
  /** The page of the helpdesk to sign in at, below its address. */
  signInPath: string;
  look(spec: Spec, input: SessionInput, place: string | null, session: HelpdeskSession): Promise<LookResult>;
  deliver(
    spec: Spec,
    input: DeliveryInput,
    target: { place: string; version: string },
    session: HelpdeskSession,
  ): Promise<DeliveryResult>;
}

/** A place in a list that is not there yet. */
export const newPlace = 'new';
