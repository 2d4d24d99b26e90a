import { t } from '../../lib/i18n';
import type { AppState } from '../../lib/messages';
import { recipeOf } from '../../lib/setup/recipe-of';
import type { Setup } from '../../lib/setup/types';

interface Props {
  setup: Setup;
  state: AppState;
  onUndo(): void;
}

/** The way back from a slip, for a while. Only the secret is gone for good. */
export const UndoDiscard = ({ setup, state, onUndo }: Props) => {
  const recipe = recipeOf(setup, state.recipes)?.name ?? setup.recipeId;
  return (
    <p class="note info" role="status">
      <span class="grow">{t('popupDiscarded', setup.facts.displayName?.value ?? recipe)}</span>
      <button type="button" onClick={onUndo}>
        {t('popupUndo')}
      </button>
    </p>
  );
};
