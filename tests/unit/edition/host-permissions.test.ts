import { describe, expect, it } from 'vitest';
import { edition } from '../../../lib/edition';
import { hostPermissions } from '../../../lib/edition/host-permissions';
import { frappe } from '../../../lib/recipes/frappe';
import { zammad } from '../../../lib/recipes/zammad';

const globalPortal = [
  'https://portal.azure.com/*',
  'https://entra.microsoft.com/*',
  'https://*.portal.azure.com/*',
  'https://*.reactblade.portal.azure.net/*',
  'https://*.reactblade-ms.portal.azure.net/*',
  'https://*.reactblade-rc.portal.azure.net/*',
];
const inClouds = (clouds?: ('global' | 'china')[]) => ({
  ...zammad,
  variants: zammad.variants.map(({ clouds: _, ...variant }) => ({ ...variant, ...(clouds && { clouds }) })),
});

describe('a package asks for', () => {
  it('its own helpdesks and no other, and Graph where a test looks into the inbox there', () => {
    const found = hostPermissions({ recipes: [inClouds()], addresses: ['https://desk.example:8443/help'] });
    expect(found).toEqual({
      portal: globalPortal,
      required: [...globalPortal, 'https://login.microsoftonline.com/*', 'https://desk.example/*'],
      optional: ['https://graph.microsoft.com/*'],
    });
  });

  it('nothing of a cloud in which none of its recipes works', () => {
    const { portal, required } = hostPermissions({ recipes: [inClouds(['china'])], addresses: [] });
    expect(portal).toEqual(['https://portal.azure.cn/*', 'https://entra.microsoftonline.cn/*']);
    expect(required).toEqual([...portal, 'https://login.partner.microsoftonline.cn/*']);
  });

  it('no Graph where nobody reads mail there', () => {
    const mail = frappe.variants.filter(({ id }) => !id.includes('graph'));
    const recipes = [{ ...frappe, variants: mail.slice(0, 1) }];
    expect(hostPermissions({ recipes, addresses: ['https://*.desk.example'] }).optional).toEqual([]);
  });

  it('any helpdesk, when needed, where it is made for none', () => {
    expect(hostPermissions(edition).optional).toEqual([
      'https://*/*',
      'http://localhost/*',
      'http://127.0.0.1/*',
    ]);
  });
});
