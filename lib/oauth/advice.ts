import type { CheckId } from '../guide/types';
import { type MessageKey, message } from '../i18n';
import { findCatalogueEntry } from './catalogue';
import type { Flow } from './plan';
import type { Advice, OAuthErrorDetail } from './types';

interface ErrorClass {
  cause: MessageKey;
  fix: MessageKey;
  check: CheckId | null;
}

/** What the `error` value alone tells, for a code that we don't know or none at all. */
const errorClasses: Record<string, ErrorClass> = {
  access_denied: { cause: 'testAccessDeniedCause', fix: 'testAccessDeniedFix', check: 'admin-consent' },
  authorization_declined: { cause: 'testDeclinedCause', fix: 'testDeclinedFix', check: null },
  consent_required: {
    cause: 'testConsentRequiredCause',
    fix: 'testConsentRequiredFix',
    check: 'admin-consent',
  },
  expired_token: { cause: 'testDeviceExpiredCause', fix: 'testDeviceExpiredFix', check: null },
  interaction_required: { cause: 'testInteractionCause', fix: 'testInteractionFix', check: null },
  invalid_client: { cause: 'testInvalidClientCause', fix: 'testInvalidClientFix', check: 'client-secret' },
  invalid_grant: { cause: 'testInvalidGrantCause', fix: 'testInvalidGrantFix', check: null },
  invalid_request: { cause: 'testInvalidRequestCause', fix: 'testInvalidRequestFix', check: null },
  invalid_resource: { cause: 'testInvalidScopeCause', fix: 'testInvalidScopeFix', check: 'permissions' },
  invalid_scope: { cause: 'testInvalidScopeCause', fix: 'testInvalidScopeFix', check: 'permissions' },
  invalid_tenant: { cause: 'testInvalidTenantCause', fix: 'testInvalidTenantFix', check: 'tenant-id' },
  login_required: { cause: 'testInteractionCause', fix: 'testInteractionFix', check: null },
  server_error: { cause: 'testServerErrorCause', fix: 'testServerErrorFix', check: null },
  temporarily_unavailable: { cause: 'testServerErrorCause', fix: 'testServerErrorFix', check: null },
  unauthorized_client: {
    cause: 'testUnauthorizedClientCause',
    fix: 'testUnauthorizedClientFix',
    check: 'client-id',
  },
};

const unknownClass: ErrorClass = { cause: 'testUnknownErrorCause', fix: 'testUnknownErrorFix', check: null };

/** No secret reached Entra: for a public client that means that public client flows are off (§2.1 [7000218]). */
const secretMissing = 7000218;

/** Turns what Microsoft said into a cause and a fix. Only words follow from a code, never behaviour (§5). */
export function advise(detail: OAuthErrorDetail, flow?: Flow): Advice {
  if (flow === 'resource-owner-password' && detail.codes.includes(secretMissing)) {
    return {
      code: secretMissing,
      cause: message('testPublicClientOffCause'),
      fix: message('testPublicClientOffFix'),
      check: 'public-client',
    };
  }
  for (const code of detail.codes) {
    const entry = findCatalogueEntry(code);
    if (entry) {
      return {
        code,
        cause: message('literal', entry.cause),
        fix: message('literal', entry.fix),
        check: entry.check,
      };
    }
  }
  const { cause, fix, check } = errorClasses[detail.error] ?? unknownClass;
  return {
    code: detail.codes[0] ?? null,
    cause: message(cause, detail.error),
    fix: message(fix, detail.error),
    check,
  };
}
