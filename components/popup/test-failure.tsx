import { t, translate } from '../../lib/i18n';
import type { OAuthErrorDetail, TestReport } from '../../lib/oauth/types';
import { CopyButton } from '../ui/copy-button';
import type { TabId } from './active';
import { ExternalLink } from './external-link';
import { stageName } from './stage-item';

interface Props {
  failure: NonNullable<TestReport['failure']>;
  onGo(tab: TabId): void;
}

/** Why it failed, what to do, and what Microsoft's support will ask for. */
export const TestFailure = ({ failure: { stage, detail, advice }, onGo }: Props) => (
  <div class="note danger failure" role="alert">
    <div>
      <h4>{t('popupFailedAt', stageName(stage))}</h4>
      <p>{translate(advice.cause)}</p>
      <p>
        <b>{t('popupFix')}</b> {translate(advice.fix)}
      </p>
      <div class="buttons">
        {advice.check && (
          <button type="button" onClick={() => onGo('checks')}>
            {t('popupSeeChecks')}
          </button>
        )}
        {advice.code !== null && (
          <ExternalLink href={`https://login.microsoftonline.com/error?code=${advice.code}`}>
            AADSTS{advice.code}
          </ExternalLink>
        )}
      </div>
      {detail && (
        <details>
          <summary>{t('popupSupportDetails')}</summary>
          <pre>{supportText(detail)}</pre>
          <CopyButton label={t('popupSupportDetails')} value={supportText(detail)} />
        </details>
      )}
    </div>
  </div>
);

function supportText(detail: OAuthErrorDetail): string {
  const rows: [string, string | null][] = [
    [t('popupDetailError'), detail.error],
    [t('popupDetailCodes'), detail.codes.join(', ')],
    [t('popupDetailTrace'), detail.traceId],
    [t('popupDetailCorrelation'), detail.correlationId],
    [t('popupDetailTime'), detail.timestamp],
    [t('popupDetailDescription'), detail.description],
  ];
  return rows
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
