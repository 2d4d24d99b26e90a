import type { Outcome } from '../../lib/guide/types';
import { type MessageKey, t } from '../../lib/i18n';
import type { FactName } from '../../lib/portal/types';
import type { Origin } from '../../lib/setup/types';

const facts: Record<FactName, MessageKey> = {
  clientId: 'panelFactClientId',
  tenantId: 'panelFactTenantId',
  objectId: 'panelFactObjectId',
  displayName: 'panelFactDisplayName',
  signInAudience: 'panelFactSignInAudience',
  authorizationEndpoint: 'panelFactAuthorizationEndpoint',
  tokenEndpoint: 'panelFactTokenEndpoint',
  redirectUris: 'panelFactRedirectUris',
  allowPublicClient: 'panelFactAllowPublicClient',
  secrets: 'panelFactSecrets',
  permissions: 'panelFactPermissions',
  consentButton: 'panelFactConsentButton',
};
export const factName = (fact: FactName): string => t(facts[fact]);

const origins: Record<Origin, MessageKey> = {
  typed: 'panelOriginTyped',
  page: 'panelOriginPage',
  script: 'panelOriginScript',
  route: 'panelOriginRoute',
  derived: 'panelOriginDerived',
};
export const originName = (origin: Origin): string => t(origins[origin]);

const outcomes: Record<Outcome, MessageKey> = {
  pass: 'panelOutcomePass',
  fail: 'panelOutcomeFail',
  unknown: 'panelOutcomeUnknown',
};
export const outcomeName = (outcome: Outcome): string => t(outcomes[outcome]);
