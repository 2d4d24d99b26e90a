import type { CloudId } from '../hosts';
import type { Setup } from './types';

interface NewSetup {
  id: string;
  recipeId: string;
  variantId: string;
  answers: Setup['answers'];
  now: number;
  /** The cloud follows from the first portal page; `global` until then. */
  cloud?: CloudId;
}

/** A setup about which nothing has been read yet. */
export const createSetup = ({
  id,
  recipeId,
  variantId,
  answers,
  now,
  cloud = 'global',
}: NewSetup): Setup => ({
  schemaVersion: 1,
  id,
  recipeId,
  variantId,
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
