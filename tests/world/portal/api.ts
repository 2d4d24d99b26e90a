import { cloudOfPortal } from '../../../lib/hosts';
import type { AppRegistration, ConfiguredPermission, Directory } from '../directory';
import { findPermission, permissionCatalogue } from '../permission-catalogue';
import { wordsIn } from './labels';
import type { ActionResult, Actions, AppView, PermissionView, PortalSettings, World } from './shared/model';

/** No react host of another cloud is known, so all clouds use this one. */
const reactHost = 'sandbox-1.reactblade.portal.azure.net';

const viewPermission =
  (directory: Directory, clientId: string) =>
  (permission: ConfiguredPermission): PermissionView => {
    const known = findPermission(permission);
    return {
      ...permission,
      description: known?.description ?? '',
      adminConsentRequired: known?.adminConsentRequired ?? false,
      granted: directory.isGranted(clientId, permission),
    };
  };

export const viewApp = (directory: Directory, app: AppRegistration): AppView => {
  const view = viewPermission(directory, app.clientId);
  return {
    clientId: app.clientId,
    objectId: app.objectId,
    servicePrincipalId: app.servicePrincipalId,
    displayName: app.displayName,
    signInAudience: app.signInAudience,
    redirectUris: app.redirectUris,
    allowPublicClient: app.allowPublicClient,
    createdAt: app.createdAt.toISOString(),
    secrets: app.secrets.map((secret) => ({
      secretId: secret.secretId,
      description: secret.description,
      expires: secret.expires.toISOString(),
      masked: `${secret.value.slice(0, 3)}${'*'.repeat(18)}`,
    })),
    permissions: app.permissions.map(view),
    otherGrants: directory.otherGrants(app.clientId).map(view),
  };
};

export const viewWorld = (directory: Directory, settings: PortalSettings, portalHost: string): World => {
  const cloud = cloudOfPortal(portalHost);
  if (!cloud) throw new Error(`${portalHost} is no portal`);
  const { upn, displayName, isAdmin } = directory.signedInUser;
  return {
    settings,
    words: wordsIn(settings.language, directory.tenant.displayName),
    tenant: directory.tenant,
    user: { upn, displayName, isAdmin },
    login: cloud.login,
    graph: cloud.graph,
    reactHost,
    catalogue: permissionCatalogue,
  };
};

type Handlers = {
  [A in keyof Actions]: (directory: Directory, body: Actions[A]) => Pick<ActionResult, 'secret'> | undefined;
};

const administratorsOnly = (directory: Directory) => {
  if (!directory.signedInUser.isAdmin) throw new Error('Only an administrator may do this.');
};

const handlers: Omit<Handlers, 'register' | 'delete-app'> = {
  'add-secret': (directory, { clientId, description, expires }) => {
    const { secretId, value } = directory.addSecret(clientId, { description, expires: new Date(expires) });
    return { secret: { secretId, value } };
  },
  'remove-secret': (directory, { clientId, secretId }) => {
    directory.removeSecret(clientId, secretId);
    return undefined;
  },
  'add-permissions': (directory, { clientId, permissions }) => {
    directory.addPermissions(clientId, permissions);
    return undefined;
  },
  'remove-permission': (directory, { clientId, permission }) => {
    directory.removePermission(clientId, permission);
    return undefined;
  },
  'revoke-grant': (directory, { clientId, permission }) => {
    administratorsOnly(directory);
    directory.revokeGrant(clientId, permission);
    return undefined;
  },
  'grant-consent': (directory, { clientId, keepOthers }) => {
    administratorsOnly(directory);
    directory.grantAdminConsent(clientId, keepOthers);
    return undefined;
  },
  'set-redirect-uris': (directory, { clientId, redirectUris }) => {
    directory.setRedirectUris(clientId, redirectUris);
    return undefined;
  },
  'set-public-client': (directory, { clientId, allowed }) => {
    directory.setPublicClient(clientId, allowed);
    return undefined;
  },
  'set-audience': (directory, { clientId, signInAudience }) => {
    directory.setSignInAudience(clientId, signInAudience);
    return undefined;
  },
};

const isHandled = (action: string): action is keyof typeof handlers => Object.hasOwn(handlers, action);

/** Carries out what a page of the portal asked for. `body` comes from our own pages only. */
export const perform = (directory: Directory, action: string, body: unknown): ActionResult => {
  if (action === 'register') {
    return { app: viewApp(directory, directory.registerApp(body as Actions['register'])) };
  }
  const { clientId } = body as { clientId: string };
  if (action === 'delete-app') {
    directory.removeApp(clientId);
    return {};
  }
  if (!isHandled(action)) throw new Error(`no such action: ${action}`);
  const extra = handlers[action](directory, body as never);
  return { app: viewApp(directory, directory.app(clientId)), ...extra };
};
