import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { AppState } from '../../lib/messages';
import type { PopupActions, StartPurpose } from './actions';
import { FinishedList } from './finished-list';
import { HelpdeskList } from './helpdesk-list';
import { recall, remember } from './memory';
import { PurposeChoice } from './purpose-choice';
import { type Draft, SetupForm } from './setup-form';
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
  const recipe = state.recipes.find(({ id }) => id === draft?.recipeId);
  if (recipe && draft) {
    return (
      <main class="start" key="form">
        <SetupForm recipe={recipe} draft={draft} actions={actions} onDraft={keep} onBack={() => keep(null)} />
      </main>
    );
  }
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
      <HelpdeskList
        recipes={state.recipes}
        onAsk={actions.askForHandOver}
        onChoose={({ id }) => keep({ recipeId: id, variantId: null, answers: {}, purpose })}
      />
    </main>
  );
};
