import { type MessageKey, message } from '../i18n';
import type { PortalWord } from '../message-params';
import { ownValue } from '../own-value';
import { portalWord } from '../portal/words';
import { findCatalogueEntry } from './catalogue';
import { pageError } from './page-error';
import { type PlaceName, placeOf } from './places';
import type { Flow } from './plan';
import type { Advice, OAuthErrorDetail } from './types';

interface ErrorClass {
  cause: MessageKey;
  fix: MessageKey;
  /** In the fix, after the name of the error. */
  words?: PortalWord[];
  place: PlaceName | null;
}

const invalidScope: ErrorClass = {
  cause: 'testInvalidScopeCause',
  fix: 'testInvalidScopeFix',
  words: [portalWord('apiPermissions')],
  place: 'permissions',
};

/** What the `error` value alone tells, for a code that we don't know or none at all. */
const errorClasses: Record<string, ErrorClass> = {
  access_denied: {
    cause: 'testAccessDeniedCause',
    fix: 'testAccessDeniedFix',
    words: [portalWord('apiPermissions'), portalWord('grantAdminConsentFor')],
    place: 'admin-consent',
  },
  authorization_declined: { cause: 'testDeclinedCause', fix: 'testDeclinedFix', place: null },
  consent_required: {
    cause: 'testConsentRequiredCause',
    fix: 'testConsentRequiredFix',
    words: [portalWord('apiPermissions'), portalWord('grantAdminConsentFor')],
    place: 'admin-consent',
  },
  expired_token: { cause: 'testDeviceExpiredCause', fix: 'testDeviceExpiredFix', place: null },
  interaction_required: { cause: 'testInteractionCause', fix: 'testInteractionFix', place: null },
  invalid_client: {
    cause: 'testInvalidClientCause',
    fix: 'testInvalidClientFix',
    words: [portalWord('value')],
    place: 'client-secret',
  },
  invalid_grant: { cause: 'testInvalidGrantCause', fix: 'testInvalidGrantFix', place: null },
  invalid_request: { cause: 'testInvalidRequestCause', fix: 'testInvalidRequestFix', place: null },
  invalid_resource: invalidScope,
  invalid_scope: invalidScope,
  invalid_tenant: {
    cause: 'testInvalidTenantCause',
    fix: 'testInvalidTenantFix',
    words: [portalWord('tenantId'), portalWord('overview')],
    place: 'tenant-id',
  },
  login_required: { cause: 'testInteractionCause', fix: 'testInteractionFix', place: null },
  server_error: { cause: 'testServerErrorCause', fix: 'testServerErrorFix', place: null },
  temporarily_unavailable: { cause: 'testServerErrorCause', fix: 'testServerErrorFix', place: null },
  unsupported_grant_type: {
    cause: 'testInvalidRequestCause',
    fix: 'testInvalidRequestFix',
    place: 'extension',
  },
  unsupported_response_type: {
    cause: 'testInvalidRequestCause',
    fix: 'testInvalidRequestFix',
    place: 'extension',
  },
  unauthorized_client: {
    cause: 'testUnauthorizedClientCause',
    fix: 'testUnauthorizedClientFix',
    words: [portalWord('clientId'), portalWord('tenantId'), portalWord('overview')],
    place: 'client-id',
  },
};

const unknownClass: ErrorClass = { cause: 'testUnknownErrorCause', fix: 'testUnknownErrorFix', place: null };

/** No secret reached Entra: for a public client that means that public client flows are off (§2.1 [7000218]). */
const secretMissing = 7000218;

/** Personal accounts are told no number, but these words (rclone#8895, nextcloud/integration_onedrive#27). */
const notForPersonal = /not enabled for consumers/i;
/** As 50011 says it there. */
const redirectNotRegistered = /'redirect_uri' is not valid/i;
const unregisteredRedirect = 50011;

/** Turns what Microsoft said into a cause and a fix. Only words follow from a code, never behaviour (§5). */
export function advise(detail: OAuthErrorDetail, flow?: Flow): Advice {
  if (flow === 'resource-owner-password' && detail.codes.includes(secretMissing)) {
    return {
      code: secretMissing,
      cause: message('testPublicClientOffCause'),
      fix: message(
        'testPublicClientOffFix',
        portalWord('authentication'),
        portalWord('allowPublicClientFlows'),
        portalWord('yes'),
        portalWord('save'),
      ),
      ...placeOf('public-client'),
    };
  }
  if (notForPersonal.test(detail.description)) {
    return {
      code: null,
      cause: message('testPersonalClientCause'),
      fix: message(
        'testPersonalClientFix',
        portalWord('clientId'),
        portalWord('overview'),
        portalWord('supportedAccountTypes'),
      ),
      ...placeOf('account-type'),
    };
  }
  if (detail.codes.length === 0 && redirectNotRegistered.test(detail.description)) {
    return { ...advise({ ...detail, codes: [unregisteredRedirect] }, flow), code: null };
  }
  for (const code of detail.codes) {
    const entry = findCatalogueEntry(code);
    if (entry) {
      return {
        code,
        cause: message('literal', entry.cause),
        fix: message('literal', entry.fix),
        ...placeOf(entry.place),
      };
    }
  }
  const { cause, fix, words = [], place } = ownValue(errorClasses, detail.error) ?? unknownClass;
  const [code = null] = detail.codes;
  // A page that Microsoft renders has a number and no class.
  const name = detail.error === pageError && code !== null ? `AADSTS${code}` : detail.error;
  return {
    code,
    cause: message(cause, name),
    fix: message(fix, name, ...words),
    ...placeOf(place),
  };
}
