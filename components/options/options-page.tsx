import { t } from '../../lib/i18n';
import type { Trouble } from '../../lib/page-client';
import type { OptionsState, RecipeReply } from '../../lib/replies';
import { ExternalLink } from '../popup/external-link';
import { Connection } from '../ui/connection';
import { OrganizationCard } from './organization-card';
import { RecipeFile } from './recipe-file';
import { RecipeList } from './recipe-list';
import { RecipeRefusal } from './recipe-refusal';
import { RecipeReview } from './recipe-review';

/** A file that was chosen: what the background says of it, or why it was not even asked. */
export type Chosen = RecipeReply | { ok: false; reason: 'too-long' | 'unreadable'; findings: string[] };

export interface OptionsActions {
  retry(): void;
  choose(file: File): void;
  /** Adds what is shown. */
  add(): void;
  cancel(): void;
  remove(recipeId: string): void;
}

interface Props {
  /** Null until the background has answered. */
  state: OptionsState | null;
  trouble: Trouble | null;
  chosen: Chosen | null;
  /** The name of the recipe that was just added. */
  added: string | null;
  actions: OptionsActions;
}

/** Recipes that did not come with the package: from files, and from the organization. */
export const OptionsPage = ({ state, trouble, chosen, added, actions }: Props) => (
  <div class="app wide">
    <header>
      <img class="logo" src="/icon/48.png" alt="" width="26" height="26" />
      <h1>
        {t('extensionName')}: {t('popupRecipes')}
      </h1>
      {state?.supportUrl && <ExternalLink href={state.supportUrl}>{t('popupSupport')}</ExternalLink>}
    </header>
    <Connection isReady={state !== null} trouble={trouble} retry={actions.retry} />
    {state && (
      <main class="report">
        <p>{t('optionsAbout')}</p>
        <OrganizationCard state={state} />
        {state.mayImport && <RecipeFile onChoose={actions.choose} />}
        <p role="status">{added !== null && t('optionsAdded', added)}</p>
        {chosen && !chosen.ok && <RecipeRefusal refusal={chosen} />}
        {chosen?.ok && <RecipeReview key={chosen.recipe.id} {...chosen} actions={actions} />}
        {state.mayImport && (
          <RecipeList recipes={state.imported} hidden={state.hidden} onRemove={actions.remove} />
        )}
      </main>
    )}
  </div>
);
