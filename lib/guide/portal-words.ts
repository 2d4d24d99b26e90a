import type { PortalWord } from '../message-params';
import { portalWords } from '../portal/words';

/** A parameter of our texts that reads as the portal has it in its own language (`inPortalsWords`). */
export const portalWord = (key: keyof typeof portalWords): PortalWord => ({
  word: key,
  english: portalWords[key],
});

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
