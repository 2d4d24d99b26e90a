import type { Guide } from '../../lib/guide/types';
import { t, translate } from '../../lib/i18n';
import type { Evidence } from '../../lib/portal/types';

/** Where something was seen, so that a person can look again. */
export const EvidenceList = ({ evidence, pages }: { evidence: Evidence[] } & Pick<Guide, 'pages'>) =>
  evidence.length === 0 ? null : (
    <details class="evidence">
      <summary>{t('popupEvidence')}</summary>
      {evidence.map(({ view, frame, label, raw }) => (
        <dl key={view + label + raw}>
          <dt>{t('popupEvidencePage')}</dt>
          <dd>{translate(pages[view])}</dd>
          {label && (
            <>
              <dt>{t('popupEvidenceLabel')}</dt>
              <dd>{label}</dd>
            </>
          )}
          {raw && (
            <>
              <dt>{t('popupEvidenceRaw')}</dt>
              <dd>
                <code>{raw}</code>
              </dd>
            </>
          )}
          <dt>{t('popupEvidenceFrame')}</dt>
          <dd>{frame}</dd>
        </dl>
      ))}
    </details>
  );
