import { t } from '../../lib/i18n';
import type { Active } from './active';
import { ExternalLink } from './external-link';

/** What is left to do in the helpdesk itself. */
export const Afterwards = ({ active: { setup, variant, recipe } }: { active: Active }) => (
  <section class="card">
    <h3>{t('popupAfterwards', recipe.name)}</h3>
    <ol>
      {variant.afterwards.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ol>
    {setup.answers.helpdeskUrl && (
      <ExternalLink button href={setup.answers.helpdeskUrl}>
        {t('popupOpenHelpdesk', recipe.name)}
      </ExternalLink>
    )}
  </section>
);
