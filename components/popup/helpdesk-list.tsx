import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { AppState } from '../../lib/messages';
import type { Recipe } from '../../lib/recipes/schema';
import { Icon } from '../ui/icon';
import type { PopupActions } from './actions';
import { addressIn } from './answers';
import { AskHelpdesk } from './ask-helpdesk';

/** Its first character and the next capital or digit: most helpdesks differ in these two. */
const monogram = (name: string): string => (name.match(/^.|[A-Z\d]/g) ?? []).slice(0, 2).join('');

const contains = (recipe: Recipe, words: string): boolean =>
  [recipe.name, recipe.vendor, recipe.description, ...recipe.variants.map((variant) => variant.name)]
    .join(' ')
    .toLowerCase()
    .includes(words.trim().toLowerCase());

export const HelpdeskList = ({
  recipes,
  outside,
  onAsk,
  onChoose,
}: {
  recipes: Recipe[];
  outside: AppState['outside'];
  onAsk: PopupActions['askForHandOver'];
  onChoose(recipe: Recipe): void;
}) => {
  const [words, setWords] = useState('');
  const address = addressIn(words);
  const found = recipes.filter((recipe) => contains(recipe, words));
  return (
    <section>
      <h2>{t('popupChooseHelpdesk')}</h2>
      <input
        type="search"
        value={words}
        aria-label={t('popupSearch')}
        placeholder={t('popupSearch')}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      {address && <AskHelpdesk key={address} address={address} onAsk={onAsk} />}
      <ul class="rows">
        {found.map((recipe) => (
          <li key={recipe.id}>
            <button type="button" class="row" onClick={() => onChoose(recipe)}>
              <span class="monogram" aria-hidden="true">
                {monogram(recipe.name)}
              </span>
              <span>
                <b>{recipe.name}</b>
                {outside.organization.includes(recipe.id) && (
                  <span class="badge">{t('recipeFromOrganization')}</span>
                )}
                {outside.imported.includes(recipe.id) && <span class="badge">{t('recipeFromFile')}</span>}
                <span class="muted block">{recipe.description}</span>
              </span>
              <Icon name="chevron" />
            </button>
          </li>
        ))}
      </ul>
      <p role="status" class="muted">
        {found.length === 0 && !address && t('popupSearchNone', words)}
      </p>
    </section>
  );
};
