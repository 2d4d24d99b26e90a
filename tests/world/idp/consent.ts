import type { AppRegistration, Directory, User } from '../directory';
import { type ResourceScope, resources } from './scopes';

/** Users may not consent to these by themselves under Microsoft's managed policy (knowledge/oauth.md §7). */
const adminOnly = /^(Mail\.Read|MailboxSettings\.|IMAP\.|POP\.|EWS\.)|\.All$/;

/** Who consented to what: for the whole tenant in the Directory, for single users here. */
export class Consents {
  private readonly byUser = new Map<string, Set<string>>();
  constructor(private readonly directory: Directory) {}

  private userGrants(app: AppRegistration, upn: string): Set<string> {
    const key = `${app.clientId} ${upn}`;
    const grants = this.byUser.get(key) ?? new Set();
    this.byUser.set(key, grants);
    return grants;
  }

  isGranted(app: AppRegistration, upn: string, { resource, name }: ResourceScope): boolean {
    return (
      this.userGrants(app, upn).has(`${resource} ${name}`) ||
      resources[resource].apis.some((api) =>
        this.directory.isGranted(app.clientId, { api, name, type: 'delegated' }),
      )
    );
  }

  missing(app: AppRegistration, upn: string, scopes: ResourceScope[]): ResourceScope[] {
    return scopes.filter((scope) => !this.isGranted(app, upn, scope));
  }

  mayConsent(user: User, scopes: ResourceScope[]): boolean {
    return user.isAdmin || user.isPersonal || scopes.every((scope) => !adminOnly.test(scope.name));
  }

  grantToUser(app: AppRegistration, upn: string, scopes: ResourceScope[]): void {
    const grants = this.userGrants(app, upn);
    for (const { resource, name } of scopes) grants.add(`${resource} ${name}`);
  }

  grantToTenant(app: AppRegistration, scopes: ResourceScope[]): void {
    for (const { name } of scopes) {
      const permission = { api: 'Microsoft Graph', name, type: 'delegated' as const };
      if (!this.directory.isGranted(app.clientId, permission)) app.grants.push(permission);
    }
  }
}
