import * as z from 'zod/mini';
import type { FactName, PermissionRow, Platform, SignInAudience, View } from '../portal/types';

/** The words of lib/portal/types.ts, for what comes from a page by message and for what comes from storage. */

/** Every word of a type and no other: a word that is missing or wrong here does not compile. */
const wordsOf = <T extends string>(words: Record<T, true>) => z.enum(Object.keys(words) as T[]);

export const view = wordsOf<View>({
  overview: true,
  register: true,
  secrets: true,
  permissions: true,
  authentication: true,
  endpoints: true,
  'app-list': true,
  'consent-dialog': true,
  other: true,
});

export const factName = wordsOf<FactName>({
  clientId: true,
  tenantId: true,
  objectId: true,
  displayName: true,
  signInAudience: true,
  authorizationEndpoint: true,
  tokenEndpoint: true,
  redirectUris: true,
  allowPublicClient: true,
  secrets: true,
  permissions: true,
  consentButton: true,
});

export const audience = wordsOf<SignInAudience>({
  AzureADMyOrg: true,
  AzureADMultipleOrgs: true,
  AzureADandPersonalMicrosoftAccount: true,
  PersonalMicrosoftAccount: true,
});

export const platform = wordsOf<Platform>({ web: true, spa: true, publicClient: true });

export const consentButton = z.enum(['enabled', 'disabled']);

/** Of a row of the permissions table, all but its names. */
export const permissionState = {
  type: wordsOf<PermissionRow['type']>({ delegated: true, application: true }),
  adminConsentRequired: z.nullable(z.boolean()),
  status: wordsOf<PermissionRow['status']>({ granted: true, 'not-granted': true, none: true, unknown: true }),
};
