import type { CloudId } from '../hosts';
import type { Purpose, Setup } from './types';

interface NewSetup {
  id: string;
  recipeId: string;
  variantId: string;
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
