import type { Guide } from '../guide/types';
import type { SettingValues } from '../recipes/fill';
import type { Setup } from './types';

/** What a recipe's settings are filled with. The secret comes from the vault, and only for the moment of delivery. */
export const settingValues = (
  { facts, answers, cloud }: Setup,
  { redirectUri }: Pick<Guide, 'redirectUri'>,
  clientSecret: string | null,
): SettingValues => ({
  cloud,
  clientId: facts.clientId?.value ?? null,
  clientSecret,
  tenantId: facts.tenantId?.value ?? null,
  authorizationEndpoint: facts.authorizationEndpoint?.value ?? null,
  tokenEndpoint: facts.tokenEndpoint?.value ?? null,
  redirectUri,
  mailbox: answers.mailbox ?? null,
  helpdeskUrl: answers.helpdeskUrl ?? null,
});
