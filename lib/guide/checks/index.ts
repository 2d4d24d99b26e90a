import type { CheckId } from '../types';
import { checkAccountType } from './account-type';
import { checkAdminConsent } from './admin-consent';
import { checkAppIdentified } from './app-identified';
import { checkClientId } from './client-id';
import { checkClientSecret } from './client-secret';
import { checkDelivered } from './delivered';
import { checkEndpoints } from './endpoints';
import { checkExistingSecrets } from './existing-secrets';
import { checkHelpdeskCallback } from './helpdesk-callback';
import { checkNeedlessPermissions } from './needless-permissions';
import { checkOauthTest } from './oauth-test';
import { checkOldSecret } from './old-secret';
import { checkOtherRedirectUris } from './other-redirect-uris';
import type { CheckMaker } from './outcome';
import { checkPermissions } from './permissions';
import { checkPublicClient } from './public-client';
import { checkRedirectUri } from './redirect-uri';
import { checkSecretExpiry } from './secret-expiry';
import { checkTenantId } from './tenant-id';

/** Every check, in the order in which they are shown. */
export const checkMakers: Record<CheckId, CheckMaker> = {
  'app-identified': checkAppIdentified,
  'client-id': checkClientId,
  'tenant-id': checkTenantId,
  'account-type': checkAccountType,
  'redirect-uri': checkRedirectUri,
  'helpdesk-callback': checkHelpdeskCallback,
  'other-redirect-uris': checkOtherRedirectUris,
  'public-client': checkPublicClient,
  permissions: checkPermissions,
  'needless-permissions': checkNeedlessPermissions,
  'admin-consent': checkAdminConsent,
  'client-secret': checkClientSecret,
  'secret-expiry': checkSecretExpiry,
  'existing-secrets': checkExistingSecrets,
  endpoints: checkEndpoints,
  'oauth-test': checkOauthTest,
  delivered: checkDelivered,
  'old-secret': checkOldSecret,
};
