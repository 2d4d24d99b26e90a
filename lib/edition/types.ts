import type { Recipe } from '../recipes/schema';

/** What this package is made for. */
export interface Edition {
  /** Every helpdesk that the package knows by itself, in the order of the picker. */
  recipes: Recipe[];
  /** The only helpdesks that it connects, as in ./addresses. Empty: any. */
  addresses: string[];
  /** Where the admin gets help. */
  supportUrl: string | null;
}
