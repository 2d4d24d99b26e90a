import { stepMakersFor } from '../../lib/guide/steps';
import { t, translate } from '../../lib/i18n';
import type { Variant } from '../../lib/recipes/schema';

/** What will happen, and how long it takes, before anything starts. */
export const Plan = ({ variant }: { variant: Variant }) => (
  <section>
    <h3>{t('popupPlan')}</h3>
    <ol class="plan">
      {stepMakersFor('set-up')
        .filter((step) => step.applies(variant))
        .map(({ id, title }) => (
          <li key={id}>{translate(title)}</li>
        ))}
    </ol>
    <p class="muted">{t('popupPlanTime')}</p>
  </section>
);

/** The same for a look at an app that exists. */
export const CheckPlan = () => (
  <section>
    <h3>{t('popupPlan')}</h3>
    <p>{t('popupCheckHow')}</p>
    <p class="muted">{t('popupCheckNothingChanged')}</p>
  </section>
);
