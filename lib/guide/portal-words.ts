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
