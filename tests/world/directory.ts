import { randomBytes, randomUUID } from 'node:crypto';
import { findPermission, type PermissionType } from './permission-catalogue';

export type SignInAudience =
  | 'AzureADMyOrg'
  | 'AzureADMultipleOrgs'
  | 'AzureADandPersonalMicrosoftAccount'
  | 'PersonalMicrosoftAccount';
export type Platform = 'web' | 'spa' | 'publicClient';

export interface RedirectUri {
  platform: Platform;
  uri: string;
}

/** A client secret as the directory keeps it. `value` is what the token endpoint compares; the portal shows it once. */
export interface StoredSecret {
  secretId: string;
  description: string;
  value: string;
  expires: Date;
}

export interface ConfiguredPermission {
  api: string;
  name: string;
  type: PermissionType;
}

export interface AppRegistration {
  clientId: string;
  objectId: string;
  /** The enterprise application that consent is given to: another object with another ID. */
  servicePrincipalId: string;
  displayName: string;
  signInAudience: SignInAudience;
  redirectUris: RedirectUri[];
  allowPublicClient: boolean;
  secrets: StoredSecret[];
  permissions: ConfiguredPermission[];
  /** What was consented to for the whole tenant; may hold more than is configured. */
  grants: ConfiguredPermission[];
  createdAt: Date;
}

export interface User {
  upn: string;
  displayName: string;
  isAdmin: boolean;
  hasMailbox: boolean;
  /** A Microsoft account of no organization's. */
  isPersonal?: boolean;
  /** Other addresses of the mailbox. */
  aliases?: string[];
}

export interface Tenant {
  id: string;
  displayName: string;
  domain: string;
}

const samePermission = (a: ConfiguredPermission, b: ConfiguredPermission) =>
  a.api === b.api && a.name === b.name && a.type === b.type;

/** 40 characters with `8Q~` at position 4, as Entra makes them (knowledge/portal.md §5.5, oauth.md §9.2). */
const newSecretValue = () => {
  const tail = randomBytes(60)
    .toString('base64')
    .replace(/[+/=]/g, (c) => ({ '+': '.', '/': '_', '=': '~' })[c] ?? '~');
  return `${tail.slice(0, 3)}8Q~${tail.slice(3, 37)}`;
};

/** Where IDs and secret values come from; pages that are kept as fixtures need the same ones each time. */
export interface Chance {
  id(): string;
  secretValue(): string;
}

/** The one tenant of the practice world: what the portal edits and the identity provider enforces. */
export class Directory {
  readonly tenant: Tenant = {
    id: '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35',
    displayName: 'Contoso',
    domain: 'contoso.onmicrosoft.com',
  };
  readonly users: User[] = [
    { upn: 'admin@contoso.onmicrosoft.com', displayName: 'Ada Admin', isAdmin: true, hasMailbox: false },
    { upn: 'support@contoso.onmicrosoft.com', displayName: 'Support', isAdmin: false, hasMailbox: true },
    {
      upn: 'helpdesk@outlook.com',
      displayName: 'Personal helpdesk',
      isAdmin: false,
      hasMailbox: true,
      isPersonal: true,
    },
  ];
  /** Who the portal and the login pages see as signed in. */
  signedInUpn = 'admin@contoso.onmicrosoft.com';
  readonly apps: AppRegistration[] = [];

  constructor(private readonly chance: Chance = { id: randomUUID, secretValue: newSecretValue }) {}

  get signedInUser(): User {
    const user = this.users.find((u) => u.upn === this.signedInUpn);
    if (!user) throw new Error(`no user ${this.signedInUpn} in the practice tenant`);
    return user;
  }

  findApp(clientId: string): AppRegistration | undefined {
    return this.apps.find((app) => app.clientId === clientId);
  }

  app(clientId: string): AppRegistration {
    const app = this.findApp(clientId);
    if (!app) throw new Error(`no app registration ${clientId} in the practice tenant`);
    return app;
  }

  /** Registers an app; as in Entra it starts with the delegated Microsoft Graph permission User.Read. */
  registerApp(input: {
    displayName: string;
    signInAudience: SignInAudience;
    redirectUris?: RedirectUri[];
  }): AppRegistration {
    const app: AppRegistration = {
      clientId: this.chance.id(),
      objectId: this.chance.id(),
      servicePrincipalId: this.chance.id(),
      displayName: input.displayName,
      signInAudience: input.signInAudience,
      redirectUris: input.redirectUris ?? [],
      allowPublicClient: false,
      secrets: [],
      permissions: [{ api: 'Microsoft Graph', name: 'User.Read', type: 'delegated' }],
      grants: [],
      createdAt: new Date(),
    };
    this.apps.push(app);
    return app;
  }

  removeApp(clientId: string): void {
    const index = this.apps.indexOf(this.app(clientId));
    this.apps.splice(index, 1);
  }

  /** `months` counts calendar months from now; negative makes an expired secret. */
  addSecret(
    clientId: string,
    input: { description: string; months: number } | { description: string; expires: Date },
  ): StoredSecret {
    const expires = 'expires' in input ? input.expires : new Date();
    if ('months' in input) expires.setUTCMonth(expires.getUTCMonth() + input.months);
    const secret = {
      secretId: this.chance.id(),
      description: input.description,
      value: this.chance.secretValue(),
      expires,
    };
    this.app(clientId).secrets.push(secret);
    return secret;
  }

  removeSecret(clientId: string, secretId: string): void {
    const app = this.app(clientId);
    app.secrets = app.secrets.filter((s) => s.secretId !== secretId);
  }

  addPermissions(clientId: string, permissions: ConfiguredPermission[]): void {
    const app = this.app(clientId);
    for (const permission of permissions) {
      if (!findPermission(permission)) throw new Error(`no such permission: ${permission.name}`);
      if (!app.permissions.some((p) => samePermission(p, permission))) app.permissions.push(permission);
    }
  }

  removePermission(clientId: string, permission: ConfiguredPermission): void {
    const app = this.app(clientId);
    app.permissions = app.permissions.filter((p) => !samePermission(p, permission));
  }

  revokeGrant(clientId: string, permission: ConfiguredPermission): void {
    const app = this.app(clientId);
    app.grants = app.grants.filter((p) => !samePermission(p, permission));
  }

  isGranted(clientId: string, permission: ConfiguredPermission): boolean {
    return this.app(clientId).grants.some((p) => samePermission(p, permission));
  }

  /** Granted permissions that are not configured: the case of the portal's second consent dialog. */
  otherGrants(clientId: string): ConfiguredPermission[] {
    const app = this.app(clientId);
    return app.grants.filter((g) => !app.permissions.some((p) => samePermission(p, g)));
  }

  /** `keepOthers` adds the other granted permissions to the configured ones, as the portal's first choice does. */
  grantAdminConsent(clientId: string, keepOthers = false): void {
    const app = this.app(clientId);
    if (keepOthers) app.permissions.push(...this.otherGrants(clientId));
    app.grants = [...app.permissions];
  }

  setRedirectUris(clientId: string, redirectUris: RedirectUri[]): void {
    this.app(clientId).redirectUris = redirectUris;
  }

  setPublicClient(clientId: string, allowed: boolean): void {
    this.app(clientId).allowPublicClient = allowed;
  }

  setSignInAudience(clientId: string, signInAudience: SignInAudience): void {
    this.app(clientId).signInAudience = signInAudience;
  }
}
