import { t } from '../../lib/i18n';
import type { Recipe } from '../../lib/recipes/schema';
import { ConfirmButton } from '../popup/confirm-button';

interface Props {
  recipes: Recipe[];
  /** IDs of those that are not offered. */
  hidden: string[];
  onRemove(recipeId: string): void;
}

/** What was added from files, each for removing. */
export const RecipeList = ({ recipes, hidden, onRemove }: Props) => (
  <section class="card">
    <h2>{t('optionsYours')}</h2>
    {recipes.length === 0 && <p class="muted">{t('optionsNone')}</p>}
    <ul class="plain">
      {recipes.map(({ id, name, vendor }) => (
        <li key={id} class="buttons">
          <span>
            <b>{name}</b> <span class="muted">{vendor}</span>
            {hidden.includes(id) && <span class="block">{t('optionsHidden')}</span>}
          </span>
          <ConfirmButton
            label={t('optionsRemove')}
            question={t('optionsRemoveSure', name)}
            onConfirm={() => onRemove(id)}
          />
        </li>
      ))}
    </ul>
  </section>
);
