import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { Recipe, Variant } from '../../lib/recipes/schema';
import { Icon } from '../ui/icon';
import type { Answers, PopupActions, StartPurpose } from './actions';
import { AnswerFields } from './answer-fields';
import { completeAnswers, withFixedAnswers } from './answers';
import { CheckPlan, Plan } from './plan';
import { RecipeNotes } from './recipe-notes';
import { VariantChoice } from './variant-choice';
import { Warnings } from './warnings';

export interface Draft {
  recipeId: string;
  variantId: string | null;
  answers: Answers;
  purpose: StartPurpose;
}

interface Props {
  recipe: Recipe;
  draft: Draft;
  addresses: string[];
  actions: PopupActions;
  onDraft(draft: Draft): void;
  /** Null where there is no other helpdesk to choose. */
  onBack: (() => void) | null;
}

/** What must be known, and what the admin should know, before a setup starts. */
export const SetupForm = ({ recipe, draft, addresses, actions, onDraft, onBack }: Props) => {
  const [strict, setStrict] = useState(false);
  const variant = chosenVariant(recipe, draft.variantId);
  const isCheck = draft.purpose === 'check';
  const start = (event: Event) => {
    event.preventDefault();
    const answers = completeAnswers(
      recipe.questions,
      withFixedAnswers(recipe.questions, draft.answers, addresses),
      addresses,
    );
    if (answers) void actions.startSetup(recipe.id, variant.id, answers, draft.purpose);
    else setStrict(true);
  };
  return (
    <form noValidate onSubmit={start}>
      {onBack && (
        <button type="button" class="back" onClick={onBack}>
          <Icon name="back" />
          {t('popupOtherHelpdesk')}
        </button>
      )}
      <h2>{recipe.name}</h2>
      <p class="muted">{recipe.description}</p>
      {(onBack || recipe.variants.length > 1) && (
        <VariantChoice
          variants={recipe.variants}
          chosen={variant.id}
          onChoose={(variantId) => onDraft({ ...draft, variantId })}
        />
      )}
      <AnswerFields
        questions={recipe.questions}
        answers={draft.answers}
        addresses={addresses}
        strict={strict}
        onInput={(answers) => onDraft({ ...draft, answers })}
      />
      {isCheck ? <CheckPlan /> : <Plan variant={variant} />}
      {!isCheck && recipe.prerequisites.length > 0 && (
        <section>
          <h3>{t('popupPrerequisites')}</h3>
          <ul class="bullets">
            {recipe.prerequisites.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      {!isCheck && <Warnings warnings={variant.warnings} />}
      <RecipeNotes recipe={recipe} variant={variant} />
      <div class="bar">
        <button type="submit" class="main wide">
          {t(isCheck ? 'popupStartCheck' : 'popupStart')}
        </button>
      </div>
    </form>
  );
};

function chosenVariant({ variants }: Recipe, id: string | null): Variant {
  const variant =
    variants.find((one) => one.id === id) ?? variants.find((one) => one.recommended) ?? variants[0];
  if (!variant) throw new TypeError('a recipe without variants');
  return variant;
}
