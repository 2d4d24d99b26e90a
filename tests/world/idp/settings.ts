import type { Fault } from './faults';

/** Where a fault shows: on Microsoft's page, at the callback, or in the answer of one of its endpoints. */
export type Leg = 'page' | 'redirect' | 'token' | 'discovery' | 'device';

/** The fault that this leg has to have, if any. */
export const forcedFault = (
  { settings }: { settings: IdentitySettings },
  leg: Leg,
  grant?: string,
): Fault | null => {
  const { forced } = settings;
  if (forced?.leg !== leg) return null;
  return forced.grant === undefined || forced.grant === grant ? forced.fault : null;
};

/** What an admin of the real tenant, or bad luck, could change. Live: a change holds from the next request on. */
export interface IdentitySettings {
  /** The cloud that the practice tenant lives in; on the other login hosts it is unknown. */
  loginHost: string;
  /** The password of every user, for those who have to type one. */
  password: string;
  signInDelayMs: number;
  tokenDelayMs: number;
  graphDelayMs: number;
  /** How the browser is sent to the callback: by a 302, or by a script on a page of Microsoft's. */
  callback: 'redirect' | 'script';
  /** Overrides the response mode that the request asks for. */
  responseMode: 'query' | 'fragment' | 'form_post' | null;
  /** Appends a bare `#` to the callback. */
  emptyFragment: boolean;
  /** The tenant's users sign in at its own federation server, which posts the browser back (./federation.ts). */
  federated: boolean;
  /** Asks for a second factor: a page to approve in the browser, AADSTS50076 where there is no page. */
  mfaRequired: boolean;
  /** A Conditional Access policy blocks the sign-in (AADSTS53003). */
  conditionalAccess: boolean;
  /** The enterprise application demands user assignment, and nobody is assigned (AADSTS50105). */
  assignmentRequired: boolean;
  /** Scopes left out of tokens although they were granted. */
  withheldScopes: string[];
  withholdRefreshToken: boolean;
  /** Names another tenant in the tokens: the account of the wrong directory. */
  tokenTenantId: string | null;
  /** A failed redemption uses the code up (knowledge/oauth.md §2.5). */
  burnCodes: boolean;
  /** Scopes of two resources at the token endpoint: AADSTS28000, or the first resource wins (knowledge/oauth.md §3.3). */
  mixedResources: 'refuse' | 'first-wins';
  /**
   * Makes one leg fail with any fault of the catalogue; `grant` leaves the other grants of the token endpoint alone.
   * A consent page takes the faults of `page` and `redirect` like a sign-in.
   */
  forced: { leg: Leg; grant?: string; fault: Fault } | null;
  /** Makes every Graph call fail. */
  graphFault: { status: number; code: string; message: string } | null;
}

export const defaultSettings = (): IdentitySettings => ({
  loginHost: 'login.microsoftonline.com',
  password: 'Practice-2026!',
  signInDelayMs: 0,
  tokenDelayMs: 0,
  graphDelayMs: 0,
  callback: 'redirect',
  responseMode: null,
  emptyFragment: false,
  federated: false,
  mfaRequired: false,
  conditionalAccess: false,
  assignmentRequired: false,
  withheldScopes: [],
  withholdRefreshToken: false,
  tokenTenantId: null,
  burnCodes: true,
  mixedResources: 'refuse',
  forced: null,
  graphFault: null,
});
