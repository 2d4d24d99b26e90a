import type { Guide } from '../guide/types';
import type { SettingValues } from '../recipes/fill';
import type { Variant } from '../recipes/schema';
import { signInEndpoints } from './sign-in-endpoints';
import type { Setup } from './types';

/** What a recipe's settings are filled with. The secret comes from the vault, and only for the moment of delivery. */
export function settingValues(
  { setup, variant, guide }: { setup: Setup; variant: Variant; guide: Pick<Guide, 'redirectUri'> },
  clientSecret: string | null,
): SettingValues {
  const { facts, answers, cloud } = setup;
  const { authorizationEndpoint, tokenEndpoint } = signInEndpoints(variant, setup);
  return {
    cloud,
    clientId: facts.clientId?.value ?? null,
    clientSecret,
    tenantId: facts.tenantId?.value ?? null,
    authorizationEndpoint: authorizationEndpoint?.value ?? null,
    tokenEndpoint: tokenEndpoint?.value ?? null,
    redirectUri: guide.redirectUri,
    mailbox: answers.mailbox ?? null,
    helpdeskUrl: answers.helpdeskUrl ?? null,
  };
}
