import type { CheckId } from '../guide/types';
import type { PortalPage } from '../portal-link';

/** Where a fault is mended: a check of ours whose step mends it, and the page of the portal; null for neither. */
export interface Place {
  check: CheckId | null;
  page: PortalPage | null;
}

const overview = { page: 'overview' } as const;
const authentication = { page: 'authentication' } as const;
const permissions = { page: 'permissions' } as const;
const nowhere: Place = { check: null, page: null };

/** The places that the error catalogue names (knowledge/oauth.md §5). */
const places = {
  'tenant-id': { check: 'tenant-id', ...overview },
  'client-id': { check: 'client-id', ...overview },
  // The Endpoints pane opens from there.
  endpoints: { check: 'endpoints', ...overview },
  'client-secret': { check: 'client-secret', page: 'secrets' },
  'redirect-uri': { check: 'redirect-uri', ...authentication },
  'account-type': { check: 'account-type', ...authentication },
  'public-client': { check: 'public-client', ...authentication },
  permissions: { check: 'permissions', ...permissions },
  'admin-consent': { check: 'admin-consent', ...permissions },
  'user-assignment': { check: null, page: 'enterprise-app-users' },
  'enterprise-app': { check: null, page: 'enterprise-app' },
  'conditional-access': { check: null, page: 'conditional-access' },
  // Not in the portal, or nowhere: the words say where.
  'mailbox-account': nowhere,
  licence: nowhere,
  network: nowhere,
  'helpdesk-server': nowhere,
  extension: nowhere,
  retry: nowhere,
  support: nowhere,
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof places;

export const placeOf = (name: PlaceName | null): Place => (name === null ? nowhere : places[name]);
