import type { CloudId } from '../hosts';
import type { Recipe } from '../recipes/schema';
import type { Purpose, Setup } from './types';

interface NewSetup {
  id: string;
  recipeId: string;
  variantId: string;
  /** Where it did not come with the package. */
  recipe?: Recipe | undefined;
  answers: Setup['answers'];
  now: number;
  purpose?: Purpose;
  /** The cloud follows from the first portal page; `global` until then. */
  cloud?: CloudId;
}

/** A setup about which nothing has been read yet. */
export const createSetup = ({
  id,
  recipeId,
  variantId,
  recipe,
  answers,
  now,
  purpose = 'set-up',
  cloud = 'global',
}: NewSetup): Setup => ({
  schemaVersion: 1,
  id,
  purpose,
  recipeId,
  variantId,
  ...(recipe && { recipe }),
  answers,
  cloud,
  facts: {},
  partial: [],
  secret: null,
  candidate: null,
  test: null,
  receipts: [],
  createdAt: now,
  updatedAt: now,
});
