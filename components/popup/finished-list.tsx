import { t } from '../../lib/i18n';
import type { Recipe } from '../../lib/recipes/schema';
import { recipeOf } from '../../lib/setup/recipe-of';
import { isRenewed, secretEnds } from '../../lib/setup/secret-dates';
import type { Setup } from '../../lib/setup/types';
import { Icon } from '../ui/icon';
import { dateTime } from './date-time';
import { purposeNames } from './purpose-names';

interface Props {
  /** All of them: a later one may have renewed an earlier one. */
  setups: Setup[];
  recipes: Recipe[];
  onOpen(setupId: string): void;
}

/** What was set up with Waymark, the latest first. */
export const FinishedList = ({ setups, recipes, onOpen }: Props) => {
  const finished = setups
    .flatMap((setup) => (setup.finishedAt === undefined ? [] : [{ setup, at: setup.finishedAt }]))
    .sort((a, b) => b.at - a.at);
  if (finished.length === 0) return null;
  return (
    <details class="finished" open={finished.length <= 2}>
      <summary>
        <h2>
          {t('popupFinished')} ({finished.length})
        </h2>
      </summary>
      <ul class="rows">
        {finished.map(({ setup, at }) => {
          const name = recipeOf(setup, recipes)?.name ?? setup.recipeId;
          const kind = purposeNames[setup.purpose];
          const ends = isRenewed(setup, setups) ? null : secretEnds(setup, Date.now());
          return (
            <li key={setup.id}>
              <button type="button" class="row" onClick={() => onOpen(setup.id)}>
                <Icon name="pass" />
                <span>
                  <b>{name}</b>
                  {kind && <span class="badge">{t(kind)}</span>}
                  <span class="muted block">
                    {setup.facts.displayName?.value ?? setup.facts.clientId?.value ?? t('popupNoApp')} ·{' '}
                    {dateTime(at)}
                  </span>
                  {ends && <span class="muted block">{t('popupSecretExpires', { date: ends })}</span>}
                </span>
                <Icon name="chevron" />
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
};
