import { randomUUID } from 'node:crypto';
import type { AppRegistration, Directory, User } from '../directory';
import { Consents } from './consent';
import type { ScopeRequest } from './scopes';
import type { IdentitySettings } from './settings';
import { TokenKeys } from './tokens';

/** One journey of a person through the sign-in pages. */
export interface Flow {
  id: string;
  kind: 'authorize' | 'admin-consent' | 'device' | 'password';
  host: string;
  /** The tenant as the address names it: a GUID, a domain, `common`. */
  segment: string;
  params: URLSearchParams;
  app: AppRegistration;
  request: ScopeRequest;
  upn?: string;
  secondFactorPassed?: boolean;
  federationPassed?: boolean;
}

/** What a refresh token stands for; the provider keeps the grant behind it. */
export interface RefreshGrant {
  providerToken: string;
  flow: Flow;
}

export interface DeviceCode {
  deviceCode: string;
  userCode: string;
  flow: Flow;
  expires: number;
  state: 'pending' | 'approved' | 'declined';
}

export class IdentityContext {
  readonly keys = new TokenKeys();
  readonly consents: Consents;
  readonly flows = new Map<string, Flow>();
  /** By the provider's grant ID: which journey a code or a token came from. */
  readonly flowsByGrant = new Map<string, Flow>();
  readonly refreshTokens = new Map<string, RefreshGrant>();
  readonly deviceCodes: DeviceCode[] = [];
  /** Who signed in on these pages; the portal's user counts as signed in too. */
  readonly sessions = new Set<string>();

  constructor(
    readonly directory: Directory,
    readonly settings: IdentitySettings,
  ) {
    this.consents = new Consents(directory);
  }

  startFlow(input: Omit<Flow, 'id'>): Flow {
    const flow = { ...input, id: randomUUID() };
    this.flows.set(flow.id, flow);
    return flow;
  }

  findUser(upn: string): User | undefined {
    return this.directory.users.find((user) => user.upn.toLowerCase() === upn.toLowerCase());
  }

  signedIn(): User[] {
    const upns = new Set([this.directory.signedInUpn, ...this.sessions]);
    return this.directory.users.filter((user) => upns.has(user.upn));
  }

  /** Only the login host of the tenant's own cloud knows the tenant's apps. */
  findApp(host: string, clientId: string): AppRegistration | undefined {
    return host === this.settings.loginHost ? this.directory.findApp(clientId) : undefined;
  }
}
