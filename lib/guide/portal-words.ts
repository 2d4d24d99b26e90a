import { type Message, message } from '../i18n';
import type { View } from '../portal/types';
import { portalWord } from '../portal/words';

export { portalWord };

export const accountTypeLabels = {
  AzureADMyOrg: 'singleTenant',
  AzureADMultipleOrgs: 'multitenant',
  AzureADandPersonalMicrosoftAccount: 'multitenantAndPersonal',
  PersonalMicrosoftAccount: 'personalOnly',
} as const;

export const accountTypeWords = {
  AzureADMyOrg: portalWord('singleTenant'),
  AzureADMultipleOrgs: portalWord('multitenant'),
  AzureADandPersonalMicrosoftAccount: portalWord('multitenantAndPersonal'),
  PersonalMicrosoftAccount: portalWord('personalOnly'),
};

export const platformWords = {
  web: portalWord('platformWeb'),
  spa: portalWord('platformSpa'),
  publicClient: portalWord('platformPublicClient'),
};

const named = (word: Parameters<typeof portalWord>[0]): Message => message('literal', portalWord(word));

/** What the portal calls its pages. */
export const pageNames: Record<View, Message> = {
  overview: named('overview'),
  register: named('registerAnApplication'),
  secrets: named('certificatesAndSecrets'),
  permissions: named('apiPermissions'),
  authentication: named('authentication'),
  endpoints: named('endpoints'),
  'app-list': named('appRegistrations'),
  'consent-dialog': named('grantAdminConsentFor'),
  other: message('panelViewOther'),
};
