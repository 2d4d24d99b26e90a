import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { AppState } from '../../lib/messages';
import type { PopupActions, StartPurpose } from './actions';
import { FinishedList } from './finished-list';
import { HelpdeskList } from './helpdesk-list';
import { recall, remember } from './memory';
import { PurposeChoice } from './purpose-choice';
import { type Draft, SetupForm } from './setup-form';
import { StartLinks } from './start-links';
import { UndoDiscard } from './undo-discard';
import { UnfinishedSetups } from './unfinished-setups';

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'recipeId' in value &&
  'answers' in value &&
  'purpose' in value;

interface Props {
  state: AppState;
  actions: PopupActions;
  onOpenFinished(setupId: string): void;
}

export const StartView = ({ state, actions, onOpenFinished }: Props) => {
  const [draft, setDraft] = useState(() => recall('draft', isDraft));
  const [purpose, setPurpose] = useState<StartPurpose>('set-up');
  const keep = (next: Draft | null) => {
    remember('draft', next);
    setDraft(next);
  };
  const unfinished = state.setups.filter(({ finishedAt }) => finishedAt === undefined);
  const [first, ...others] = state.recipes;
  const only = others.length === 0 ? first : undefined;
  const recipe = only ?? state.recipes.find(({ id }) => id === draft?.recipeId);
  const form = recipe && (draft || only) && (
    <SetupForm
      recipe={recipe}
      draft={
        draft && !only ? draft : { variantId: null, answers: {}, ...draft, recipeId: recipe.id, purpose }
      }
      addresses={state.addresses}
      actions={actions}
      onDraft={keep}
      onBack={only ? null : () => keep(null)}
    />
  );
  if (form && !only)
    return (
      <main class="start" key="form">
        {form}
      </main>
    );
  return (
    <main class="start" key="list">
      {state.discarded && <UndoDiscard setup={state.discarded} state={state} onUndo={actions.undoDiscard} />}
      {unfinished.length > 0 ? (
        <UnfinishedSetups setups={unfinished} recipes={state.recipes} actions={actions} />
      ) : (
        <p>{t('popupWelcome')}</p>
      )}
      <FinishedList setups={state.setups} recipes={state.recipes} onOpen={onOpenFinished} />
      <PurposeChoice chosen={purpose} onChoose={setPurpose} />
      {form || (
        <HelpdeskList
          recipes={state.recipes}
          outside={state.outside}
          onAsk={actions.askForHandOver}
          onChoose={({ id }) => keep({ recipeId: id, variantId: null, answers: {}, purpose })}
        />
      )}
      <StartLinks state={state} actions={actions} />
    </main>
  );
};
