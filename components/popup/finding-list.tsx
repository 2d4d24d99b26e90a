import type { Finding, FindingKind } from '../../lib/guide/diagnosis';
import type { Guide } from '../../lib/guide/types';
import { type MessageKey, t, translate } from '../../lib/i18n';
import type { Setup } from '../../lib/setup/types';
import { stepLink } from '../../lib/setup-link';
import { CheckItem } from '../ui/check-item';
import { EvidenceList } from './evidence-list';
import { ExternalLink } from './external-link';

export const findingTitles: Record<FindingKind, MessageKey> = {
  wrong: 'popupFindingWrong',
  missing: 'popupFindingMissing',
  excessive: 'popupFindingExcessive',
  unclear: 'popupFindingUnclear',
};

interface Props extends Pick<Guide, 'pages'> {
  kind: FindingKind;
  findings: Finding[];
  setup: Setup;
}

/** Findings of one kind, page by page, each page with the way there. */
export const FindingList = ({ kind, findings, setup, pages }: Props) => {
  if (findings.length === 0) return null;
  const views = [...new Set(findings.map(({ step }) => step.view))];
  return (
    <section class={`card finding ${kind}`}>
      <h3>{t(findingTitles[kind], `${findings.length}`)}</h3>
      {views.map((view) => (
        <div key={view}>
          <ul class="checks">
            {findings
              .filter(({ step }) => step.view === view)
              .map(({ check }) => (
                <CheckItem key={check.id} check={check}>
                  <EvidenceList evidence={check.evidence} pages={pages} />
                </CheckItem>
              ))}
          </ul>
          {view && (
            <ExternalLink href={stepLink(setup, view)}>
              {t('popupOpenView', translate(pages[view]))}
            </ExternalLink>
          )}
        </div>
      ))}
    </section>
  );
};
