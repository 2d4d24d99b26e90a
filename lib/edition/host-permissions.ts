import {
  bladeMatchesOf,
  type CloudId,
  cloudById,
  graphAddress,
  personalLogin,
  portalMatchesOf,
} from '../hosts';
import { canReadMailbox } from '../oauth/mailbox-right';
import type { Recipe, Variant } from '../recipes/schema';
import { addressPattern } from './addresses';
import type { Edition } from './types';

/** Match patterns for a manifest. */
export interface HostPermissions {
  /** Pages of the portal into which the guide comes. */
  portal: string[];
  /** What the package may reach from the start. */
  required: string[];
  /** What it may ask for. */
  optional: string[];
}

/** All that a package needs for its helpdesks, and nothing else. */
export function hostPermissions({
  recipes,
  addresses,
}: Pick<Edition, 'recipes' | 'addresses'>): HostPermissions {
  const clouds = cloudsOf(recipes);
  const portal = [...clouds.flatMap(portalMatchesOf), ...clouds.flatMap(bladeMatchesOf)];
  const helpdesks = addresses.map(addressPattern);
  return {
    portal,
    required: unique([...portal, ...clouds.map((id) => `https://${cloudById(id).login}/*`), ...helpdesks]),
    optional: helpdesks.length === 0 ? anyHelpdesk : testPatterns(recipes),
  };
}

/** Plain http only for a helpdesk on this machine. */
const anyHelpdesk = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'];

const unique = <T>(list: T[]): T[] => [...new Set(list)];

const cloudsIn = ({ clouds = ['global'] }: Variant): CloudId[] => clouds;

const cloudsOf = (recipes: Recipe[]): CloudId[] =>
  unique(recipes.flatMap(({ variants }) => variants.flatMap(cloudsIn)));

/** Where the test can look into the inbox, it asks for that; where it may end on a personal account's page, for that. */
const testPatterns = (recipes: Recipe[]): string[] =>
  unique(
    recipes.flatMap(({ variants }) =>
      variants.flatMap((variant) => [
        ...(canReadMailbox(variant) ? cloudsIn(variant).map((id) => `${graphAddress(id)}*`) : []),
        ...(letsPersonalIn(variant) ? [`https://${personalLogin}/*`] : []),
      ]),
    ),
  );

const letsPersonalIn = ({ redirectUri, endpoints, accountTypes }: Variant): boolean =>
  redirectUri !== null &&
  ((endpoints?.tenant ?? 'tenant-id') !== 'tenant-id' || accountTypes.includes('PersonalMicrosoftAccount'));
