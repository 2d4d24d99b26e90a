import { t, translate } from '../../lib/i18n';
import { stepLink } from '../../lib/setup-link';
import { CheckItem } from '../ui/check-item';
import { outcomeName } from '../ui/words';
import type { Active } from './active';
import { EvidenceList } from './evidence-list';
import { ExternalLink } from './external-link';

/** Every check by step, with what it rests on. */
export const ChecksTab = ({ active: { setup, guide } }: { active: Active }) => {
  const count = (outcome: 'pass' | 'fail' | 'unknown') =>
    `${outcomeName(outcome)}: ${guide.checks.filter((check) => check.outcome === outcome).length}`;
  return (
    <>
      <p class="muted">{[count('pass'), count('fail'), count('unknown')].join(' · ')}</p>
      {guide.steps
        .filter(({ checks }) => checks.length > 0)
        .map((step) => (
          <section key={step.id} class="card">
            <h3>{translate(step.title)}</h3>
            <ul class="checks">
              {step.checks.map((check) => (
                <CheckItem key={check.id} check={check}>
                  {check.advisory && check.outcome !== 'pass' && (
                    <span class="badge">{t('popupAdvisory')}</span>
                  )}
                  <EvidenceList evidence={check.evidence} pages={guide.pages} />
                </CheckItem>
              ))}
            </ul>
            {step.view && step.state !== 'done' && (
              <ExternalLink href={stepLink(setup, step.view)}>{t('popupOpenPage')}</ExternalLink>
            )}
          </section>
        ))}
    </>
  );
};
