import { describe, expect, it } from 'vitest';
import { type CloudId, cloudById, cloudOfPortal, clouds } from '../../../lib/hosts';
import { catalogue } from '../../../lib/oauth/catalogue';
import { type PlaceName, placeOf } from '../../../lib/oauth/places';
import { parseRoute } from '../../../lib/portal/route';
import { portalLink } from '../../../lib/portal-link';

/** Each advice's link opens a page of this app in the portal of the app's cloud. */

const clientId = '11111111-2222-3333-4444-555555555555';
const objectId = '66666666-7777-8888-9999-000000000000';
const tenantId = '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35';
const places = [...new Set<PlaceName>(catalogue.map(({ place }) => place))].filter(
  (name) => placeOf(name).page,
);

const portals: Record<CloudId, string> = {
  global: 'portal.azure.com',
  'us-gov': 'portal.azure.us',
  china: 'portal.azure.cn',
};

describe.each(clouds.map(({ id }) => [id]))('in the cloud %s', (cloud) => {
  it.each(places.map((name) => [name]))('%s', (name) => {
    const { page } = placeOf(name);
    for (const servicePrincipalId of [objectId, null]) {
      const link = new URL(portalLink({ cloud, tenantId, clientId, servicePrincipalId }, page ?? 'overview'));
      expect(link.protocol + link.host).toBe(`https:${portals[cloud]}`);
      expect(cloudOfPortal(link.host)).toBe(cloudById(cloud));
      expect(link.pathname).toBe(`/${tenantId}/`);
      // Policies are the tenant's, not the app's.
      if (page !== 'conditional-access') expect(link.hash).toContain(`/appId/${clientId}`);
      expect(parseRoute(link.href)?.cloud).toBe(cloud);
    }
  });
});

it('the catalogue has places in the portal to open', () => {
  expect(places.length).toBeGreaterThan(8);
});
