import type { Fault } from './faults';

const fault = (code: number, error: string, message: string, suberror?: string): Fault =>
  suberror === undefined ? { code, error, message } : { code, error, message, suberror };

type Named = { clientId: string; displayName: string };
const named = (app: Named) => `'${app.clientId}'(${app.displayName})`;

/** The texts follow public samples of Entra's answers (knowledge/aadsts.json). */
export const faults = {
  severalResources: () =>
    fault(
      28000,
      'invalid_request',
      'Provided value for the input parameter scope is not valid because it contains more than one resource.',
    ),
  emptyScope: () =>
    fault(
      28003,
      'invalid_request',
      'Provided value for the input parameter scope cannot be empty when requesting an access token using the provided authorization code. Please specify a valid scope.',
    ),
  redirectUri: (uri: string, app: Named) =>
    fault(
      50011,
      'invalid_request',
      `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${app.clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error.`,
    ),
  redeemedElsewhere: () =>
    fault(
      500112,
      'invalid_client',
      'The reply address does not match the reply address provided when requesting the authorization code.',
    ),
  noSession: () =>
    fault(50058, 'login_required', 'A silent sign-in request was sent but no user is signed in.'),
  severalSessions: () =>
    fault(
      16000,
      'interaction_required',
      'Either multiple user identities are available for the current request or selected account is not supported for the scenario.',
    ),
  grantOnShared: () =>
    fault(
      9001023,
      'invalid_request',
      'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
    ),
  noTenant: () =>
    fault(
      50059,
      'invalid_request',
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
    ),
  secondFactor: () =>
    fault(
      50076,
      'invalid_grant',
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
      'basic_action',
    ),
  notAssigned: (app: Named, upn: string) =>
    fault(
      50105,
      'access_denied',
      `Your administrator has configured the application ${app.displayName} ('${app.clientId}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${upn}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator.`,
    ),
  foreignUser: (app: Named, upn: string, tenant: string) =>
    fault(
      50020,
      'interaction_required',
      `User account '${upn}' from identity provider 'live.com' does not exist in tenant '${tenant}' and cannot access the application '${app.clientId}'(${app.displayName}) in that tenant.`,
    ),
  wrongPassword: () =>
    fault(50126, 'invalid_grant', 'Error validating credentials due to invalid username or password.'),
  unknownUser: (upn: string) =>
    fault(
      50034,
      'invalid_grant',
      `The user account ${upn} does not exist in the directory. To sign into this application, the account must be added to the directory.`,
    ),
  singleTenant: (app: Named, segment: string) =>
    fault(
      50194,
      'invalid_request',
      `Application ${named(app)} is not configured as a multi-tenant application. Usage of the /${segment} endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
    ),
  personalOnly: (app: Named) =>
    fault(
      9002331,
      'invalid_request',
      `Application ${named(app)} is configured for use by Microsoft Account users only. Please use the /consumers endpoint to serve this request.`,
    ),
  workOnly: (app: Named) =>
    fault(
      9002332,
      'invalid_request',
      `Application ${named(app)} is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.`,
    ),
  conditionalAccess: () =>
    fault(
      53003,
      'access_denied',
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
      'message_only',
    ),
  codeUsed: () =>
    fault(
      54005,
      'invalid_grant',
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    ),
  noConsent: (app: Named) =>
    fault(
      65001,
      'invalid_grant',
      `The user or administrator has not consented to use the application with ID '${app.clientId}' named '${app.displayName}'. Send an interactive authorization request for this user and resource.`,
      'consent_required',
    ),
  declined: (app: Named) =>
    fault(65004, 'access_denied', `User declined to consent to access the app ${app.displayName}.`),
  unknownScope: (app: Named, scope: string, resource: string) =>
    fault(
      650053,
      'invalid_client',
      `The application '${app.displayName}' asked for scope '${scope}' that doesn't exist on the resource '${resource}'. Contact the app vendor.`,
    ),
  badGrant: () => fault(70000, 'invalid_grant', 'Provided grant is invalid or malformed.'),
  expiredGrant: () =>
    fault(
      70008,
      'invalid_grant',
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    ),
  grantType: (type: string) =>
    fault(70003, 'unsupported_grant_type', `The app requested an unsupported grant type '${type}'.`),
  badScope: (scope: string) =>
    fault(
      70011,
      'invalid_scope',
      `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    ),
  pending: () =>
    fault(
      70016,
      'authorization_pending',
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    ),
  deviceExpired: () =>
    fault(
      70020,
      'expired_token',
      'The provided value for the input parameter device_code is not valid. This device code has expired.',
    ),
  responseType: (type: string) =>
    fault(700054, 'unsupported_response_type', `response_type '${type}' is not enabled for the application.`),
  wrongClient: () =>
    fault(
      700005,
      'invalid_grant',
      'Provided Authorization Code is intended to use against other tenant or application, thus rejected.',
    ),
  unknownApp: (clientId: string, directory: string) =>
    fault(
      700016,
      'unauthorized_client',
      `Application with identifier '${clientId}' was not found in the directory '${directory}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ),
  publicWithSecret: () =>
    fault(
      700025,
      'invalid_client',
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    ),
  wrongSecret: (app: Named) =>
    fault(
      7000215,
      'invalid_client',
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`,
    ),
  noSecret: () =>
    fault(
      7000218,
      'invalid_client',
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ),
  expiredSecret: (app: Named) =>
    fault(
      7000222,
      'invalid_client',
      `The provided client secret keys for app '${app.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    ),
  unknownTenant: (tenant: string) =>
    fault(
      90002,
      'invalid_request',
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    ),
  malformedTenant: (tenant: string) =>
    fault(
      900023,
      'invalid_request',
      `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
    ),
  nativeOrigin: () =>
    fault(
      90023,
      'invalid_request',
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type or 'Native' client-type with origin registered in AllowedOriginForNativeAppCorsRequestInOAuthToken allow list.",
    ),
  badPrompt: (prompt: string) => fault(90023, 'invalid_request', `Unsupported 'prompt' value '${prompt}'.`),
  adminApproval: (app: Named) =>
    fault(
      90094,
      'access_denied',
      `${app.displayName} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.`,
    ),
  missing: (parameter: string) =>
    fault(
      900144,
      'invalid_request',
      `The request body must contain the following parameter: '${parameter}'.`,
    ),
  verb: (allowed: string, verb: string) =>
    fault(
      900561,
      'invalid_request',
      `The endpoint only accepts ${allowed} requests. Received a ${verb} request.`,
    ),
  noRedirectUri: () => fault(900971, 'invalid_request', 'No reply address provided.'),
  unknownResource: (resource: string, tenant: string) =>
    fault(
      500011,
      'invalid_resource',
      `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    ),
  codeVerifier: () =>
    fault(
      501481,
      'invalid_grant',
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    ),
  notDefaultScope: (scope: string) =>
    fault(
      1002012,
      'invalid_scope',
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    ),
  malformed: () => fault(9002313, 'invalid_request', 'Invalid request. Request is malformed or invalid.'),
  pkceRequired: () =>
    fault(
      9002325,
      'invalid_request',
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    ),
  secretWithOrigin: (origin: string) =>
    fault(
      9002326,
      'invalid_request',
      `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`,
    ),
  spaWithoutOrigin: () =>
    fault(
      9002327,
      'invalid_request',
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    ),
};
