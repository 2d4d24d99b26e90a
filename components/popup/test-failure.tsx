import { t, translate } from '../../lib/i18n';
import { pageError } from '../../lib/oauth/page-error';
import type { OAuthErrorDetail, TestReport } from '../../lib/oauth/types';
import { pageLink } from '../../lib/setup-link';
import { CopyButton } from '../ui/copy-button';
import type { Active, TabId } from './active';
import { ExternalLink } from './external-link';
import { stageName } from './stage-item';

interface Props {
  active: Active;
  failure: NonNullable<TestReport['failure']>;
  onGo(tab: TabId): void;
}

/** Why it failed, what to do and where, and what Microsoft's support will ask for. */
export const TestFailure = ({ active: { setup, guide }, failure, onGo }: Props) => {
  const { stage, detail, advice } = failure;
  const step = guide.steps.find(({ checks }) => checks.some(({ id }) => id === advice.check));
  return (
    <div class="note danger failure" role="alert">
      <div>
        <h4>{t('popupFailedAt', stageName(stage))}</h4>
        <p>{translate(advice.cause)}</p>
        <p>
          <b>{t('popupFix')}</b> {translate(advice.fix)}
        </p>
        <div class="buttons">
          {advice.page && (
            <ExternalLink button href={pageLink(setup, advice.page)}>
              {t('popupOpenPage')}
            </ExternalLink>
          )}
          {step && (
            <button type="button" onClick={() => onGo('checks')}>
              {t('popupBackToStep', translate(step.title))}
            </button>
          )}
          {advice.code !== null && (
            <ExternalLink href={`https://login.microsoftonline.com/error?code=${advice.code}`}>
              AADSTS{advice.code}
            </ExternalLink>
          )}
        </div>
        {detail && <SupportDetails detail={detail} />}
      </div>
    </div>
  );
};

/** In sight, not folded away: they are the first thing that a support case needs. */
const SupportDetails = ({ detail }: { detail: OAuthErrorDetail }) => {
  const text = supportText(detail);
  return (
    <>
      <h5>{t('popupSupportDetails')}</h5>
      <pre>{text}</pre>
      <CopyButton label={t('popupSupportDetails')} value={text} />
    </>
  );
};

function supportText(detail: OAuthErrorDetail): string {
  const rows: [string, string | null][] = [
    [t('popupDetailError'), detail.error === pageError ? null : detail.error],
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
