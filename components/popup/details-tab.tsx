import { t } from '../../lib/i18n';
import type { PopupActions } from './actions';
import type { Active } from './active';
import { AnswersEditor } from './answers-editor';
import { ConfirmButton } from './confirm-button';
import { HostAccess } from './host-access';
import { RecipeNotes } from './recipe-notes';
import { ReportCard } from './report-card';
import { VariantChoice } from './variant-choice';
import { Warnings } from './warnings';

interface Props {
  active: Active;
  addresses: string[];
  actions: PopupActions;
}

/** The choices made at the start, to change, and all that the recipe has to say. */
export const DetailsTab = ({ active: { setup, recipe, variant }, addresses, actions }: Props) => (
  <>
    <section class="card">
      <AnswersEditor
        key={JSON.stringify(setup.answers)}
        questions={recipe.questions}
        answers={setup.answers}
        addresses={addresses}
        onSave={actions.setAnswers}
      />
    </section>
    {recipe.variants.length > 1 && (
      <section class="card">
        <VariantChoice variants={recipe.variants} chosen={variant.id} onChoose={actions.chooseVariant} />
        <p class="muted">{t('popupVariantKeeps')}</p>
      </section>
    )}
    <Warnings warnings={variant.warnings} />
    <RecipeNotes recipe={recipe} variant={variant} />
    <HostAccess listAccess={actions.listAccess} removeAccess={actions.removeAccess} />
    <ReportCard onReport={actions.reportPage} />
    <ConfirmButton
      label={t('popupDiscard')}
      question={t('popupDiscardSure')}
      onConfirm={() => actions.discardSetup(setup.id)}
    />
  </>
);
