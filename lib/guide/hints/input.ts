import type { Message } from '../../i18n';
import type { Reading, Route, SignInAudience, Target } from '../../portal/types';
import type { Recipe, Variant } from '../../recipes/schema';
import type { Setup } from '../../setup/types';
import type { CheckId, Guide, Hint, Outcome, StepId } from '../types';

export interface HintInput {
  guide: Guide;
  setup: Setup;
  recipe: Recipe;
  variant: Variant;
  /** What the page shows now, all its frames together. */
  page: Reading;
  route: Route | null;
  /** Of whoever is signed in to the portal; null where the page does not say. */
  directory?: string | null;
}

/** Null: nothing to do here, or we can't be sure. */
export type HintMaker = (input: HintInput) => Hint | null;

export const makeHint = (
  id: string,
  step: StepId,
  text: Message,
  target: Target,
  alternatives: Hint[] = [],
): Hint => ({ id, step, text, target, ...(alternatives.length > 0 && { alternatives }) });

export const outcomeOf = ({ guide }: HintInput, id: CheckId): Outcome | null =>
  guide.checks.find((check) => check.id === id)?.outcome ?? null;

export const isOpen = ({ guide }: HintInput, id: StepId): boolean =>
  guide.steps.some((step) => step.id === id && step.state !== 'done');

/** What a form field holds, trimmed; empty where nothing was typed or read. */
export const typedText = (text: string | undefined): string => text?.trim() ?? '';

/** The account type will do for the helpdesk. */
export const isAdvised = ({ accountTypes }: Variant, type: SignInAudience | undefined): boolean =>
  accountTypes.some((advised) => advised === type);
