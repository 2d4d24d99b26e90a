/** Microsoft's hosts, by cloud (knowledge/portal.md §1.1 and §2.4, knowledge/oauth.md §6). */

export type CloudId = 'global' | 'us-gov' | 'china';

export interface Cloud {
  id: CloudId;
  portals: string[];
  login: string;
  graph: string;
}

export const clouds: Cloud[] = [
  {
    id: 'global',
    portals: ['portal.azure.com', 'entra.microsoft.com'],
    login: 'login.microsoftonline.com',
    graph: 'graph.microsoft.com',
  },
  {
    id: 'us-gov',
    portals: ['portal.azure.us', 'entra.microsoft.us'],
    login: 'login.microsoftonline.us',
    graph: 'graph.microsoft.us',
  },
  {
    id: 'china',
    portals: ['portal.azure.cn', 'entra.microsoftonline.cn'],
    login: 'login.partner.microsoftonline.cn',
    graph: 'microsoftgraph.chinacloudapi.cn',
  },
];

/** `ms.portal.azure.com` and the like belong to the cloud of `portal.azure.com`. */
export const cloudOfPortal = (host: string): Cloud | undefined =>
  clouds.find((cloud) => cloud.portals.some((portal) => host === portal || host.endsWith(`.${portal}`)));

export const cloudById = (id: CloudId): Cloud => {
  const cloud = clouds.find((candidate) => candidate.id === id);
  if (!cloud) throw new TypeError(`unknown cloud: ${id}`);
  return cloud;
};

export const graphAddress = (cloud: CloudId): string => `https://${cloudById(cloud).graph}/`;

export const loginHosts = clouds.map((cloud) => cloud.login);

/** Where `consumers` and `common` send personal accounts to sign in (knowledge/oauth.md §6). */
export const personalLogin = 'login.live.com';

/** Where the overlay lives: the top document. */
export const portalMatchesOf = (id: CloudId): string[] => [
  ...cloudById(id).portals.map((host) => `https://${host}/*`),
  ...(id === 'global' ? ['https://*.portal.azure.com/*'] : []),
];

/** Where blades may live: the portal's cross-origin child frames. */
export const bladeMatchesOf = (id: CloudId): string[] =>
  id === 'global'
    ? [
        'https://*.reactblade.portal.azure.net/*',
        'https://*.reactblade-ms.portal.azure.net/*',
        'https://*.reactblade-rc.portal.azure.net/*',
      ]
    : [];

export const portalMatches = clouds.flatMap(({ id }) => portalMatchesOf(id));
export const bladeMatches = clouds.flatMap(({ id }) => bladeMatchesOf(id));
