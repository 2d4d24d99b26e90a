import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { AppState } from '../../lib/messages';
import type { PopupActions } from './actions';
import { HelpdeskList } from './helpdesk-list';
import { recall, remember } from './memory';
import { type Draft, SetupForm } from './setup-form';
import { UnfinishedSetups } from './unfinished-setups';

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'recipeId' in value && 'answers' in value;

export const StartView = ({ state, actions }: { state: AppState; actions: PopupActions }) => {
  const [draft, setDraft] = useState(() => recall('draft', isDraft));
  const keep = (next: Draft | null) => {
    remember('draft', next);
    setDraft(next);
  };
  const recipe = state.recipes.find(({ id }) => id === draft?.recipeId);
  if (recipe && draft) {
    return (
      <main class="start">
        <SetupForm recipe={recipe} draft={draft} actions={actions} onDraft={keep} onBack={() => keep(null)} />
      </main>
    );
  }
  return (
    <main class="start">
      {state.setups.length > 0 ? (
        <UnfinishedSetups state={state} actions={actions} />
      ) : (
        <p>{t('popupWelcome')}</p>
      )}
      <HelpdeskList
        recipes={state.recipes}
        onAsk={actions.askForHandOver}
        onChoose={({ id }) => keep({ recipeId: id, variantId: null, answers: {} })}
      />
    </main>
  );
};
