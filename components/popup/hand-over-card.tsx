import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { HandOverReply } from '../../lib/hand-over/types';
import { t, translate } from '../../lib/i18n';
import type { Recipe } from '../../lib/recipes/schema';
import type { PopupActions } from './actions';
import { AnswerFields } from './answer-fields';
import { completeAnswers } from './answers';
import { dateTime } from './date-time';

interface Props {
  reply: HandOverReply;
  recipes: Recipe[];
  actions: Pick<PopupActions, 'takeHandOver' | 'dismissHandOver'>;
}

const hostOf = (origin: string) => new URL(origin).host;

/** What the helpdesk's own page asks for. It starts when the admin says so, and changes no setup unasked. */
export const HandOverCard = ({ reply, recipes, actions }: Props) => {
  if (reply.found === 'nothing') return null;
  if (reply.found === 'refused') {
    const host = hostOf(reply.origin);
    return (
      <section class="note warning" aria-label={t('handOverRefused', host)}>
        <div>
          <b>{t('handOverRefused', host)}</b>
          <ul class="bullets">
            {reply.reasons.map(translate).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <p>{t('handOverRefusedFix', host)}</p>
          <button type="button" onClick={actions.dismissHandOver}>
            {t('handOverNot')}
          </button>
        </div>
      </section>
    );
  }
  const recipe = recipes.find(({ id }) => id === reply.handOver.recipeId);
  return recipe ? <Offer key={reply.id} offer={reply} recipe={recipe} actions={actions} /> : null;
};

type OfferProps = Omit<Props, 'reply' | 'recipes'> & {
  offer: Extract<HandOverReply, { found: 'offer' }>;
  recipe: Recipe;
};

const Offer = ({ offer: { id, handOver, existing }, recipe, actions }: OfferProps) => {
  const [answers, setAnswers] = useState(handOver.answers);
  const [strict, setStrict] = useState(false);
  const host = hostOf(handOver.origin);
  const others = recipe.questions.filter((question) => question.id !== 'helpdeskUrl');
  const start = () => {
    const complete = completeAnswers(others, answers, []);
    if (complete) void actions.takeHandOver(id, complete.mailbox ?? null, false);
    else setStrict(true);
  };
  const facts: [string, string | null | undefined][] = [
    [t('handOverCalled'), handOver.name],
    [t('popupHelpdesk'), handOver.answers.helpdeskUrl],
    [t('popupVariant'), recipe.variants.find(({ id }) => id === handOver.variantId)?.name],
    [t('panelFactRedirectUris'), handOver.redirectUri],
    [t('handOverEndpointLabel'), handOver.endpoint],
    [
      t('handOverToken'),
      handOver.tokenUntil === null ? null : t('handOverTokenUntil', dateTime(handOver.tokenUntil)),
    ],
  ];
  return (
    <section class="card hand-over" aria-label={t('handOverOffer', host, recipe.name)}>
      <h2>{t('handOverOffer', host, recipe.name)}</h2>
      <p class="muted">{t('handOverAbout', host)}</p>
      <dl class="summary">
        {facts.map(
          ([label, value]) =>
            value && (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd dir="ltr">{value}</dd>
              </Fragment>
            ),
        )}
      </dl>
      {existing && <p>{t('handOverExisting')}</p>}
      <AnswerFields
        questions={others}
        answers={answers}
        addresses={[]}
        strict={strict}
        onInput={setAnswers}
      />
      <div class="buttons">
        {existing && (
          <button type="button" class="main" onClick={() => actions.takeHandOver(id, null, true)}>
            {t('handOverContinue', dateTime(existing.updatedAt))}
          </button>
        )}
        <button type="button" class={existing ? undefined : 'main'} onClick={start}>
          {t(existing ? 'handOverStartNew' : 'handOverStart')}
        </button>
        <button type="button" onClick={actions.dismissHandOver}>
          {t('handOverNot')}
        </button>
      </div>
    </section>
  );
};
