import { useMemo } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';
import type { PageReport, ReportReply } from '../../lib/page-report';
import { type ReplacedKind, replacedKinds } from '../../lib/portal/redact-fakes';
import { Icon } from '../ui/icon';
import { textOfReport } from './report-file';

const counts: Record<ReplacedKind, MessageKey> = {
  ids: 'reportIds',
  addresses: 'reportAddresses',
  emails: 'reportEmails',
  secrets: 'reportSecrets',
  dates: 'reportDates',
  words: 'reportWords',
};

const failures: Record<Extract<ReportReply, { ok: false }>['reason'], MessageKey> = {
  'no-portal': 'reportNoPortal',
  unsafe: 'reportUnsafe',
};

interface Props {
  /** Null while it is being made; `'failed'` where the background did not answer. */
  reply: ReportReply | 'failed' | null;
  onSave(report: PageReport): void;
  onAgain(): void;
}

/** A redacted page, to be looked at before anything is saved. */
export const ReportView = ({ reply, onSave, onAgain }: Props) => (
  <div class="app wide">
    <header>
      <img class="logo" src="/icon/48.png" alt="" width="26" height="26" />
      <h1>{t('reportTitle')}</h1>
    </header>
    <main class="report">
      {reply === null && (
        <p class="loading" role="status">
          {t('reportMaking')}
        </p>
      )}
      {reply !== null && (reply === 'failed' || !reply.ok) && (
        <p class="note danger" role="alert">
          <Icon name="fail" />
          {t(reply === 'failed' ? 'popupUnreachable' : failures[reply.reason])}
        </p>
      )}
      {reply !== null && reply !== 'failed' && reply.ok && <Preview report={reply.report} onSave={onSave} />}
      {reply !== null && (
        <button type="button" onClick={onAgain}>
          {t('reportAgain')}
        </button>
      )}
    </main>
  </div>
);

const Preview = ({ report, onSave }: { report: PageReport; onSave(report: PageReport): void }) => {
  const texts = useMemo(() => report.documents.map(({ html }) => textOfReport(html)), [report]);
  const replaced = replacedKinds.filter((kind) => report.replaced[kind] > 0);
  return (
    <>
      <p>{t('reportExplain')}</p>
      <section class="card">
        <h2>{t('reportReplaced')}</h2>
        <ul>
          {replaced.map((kind) => (
            <li key={kind}>{t(counts[kind], `${report.replaced[kind]}`)}</li>
          ))}
        </ul>
        {report.omitted > 0 && <p class="muted">{t('reportOmitted', `${report.omitted}`)}</p>}
        <button type="button" class="main" onClick={() => onSave(report)}>
          {t('reportSave')}
        </button>
        <p class="muted">{t('reportStays')}</p>
      </section>
      {report.documents.map(({ url, file }, index) => (
        <section class="card" key={file}>
          <h2>{file}</h2>
          <code>{index === 0 ? report.url : url}</code>
          <textarea readOnly rows={16} aria-label={t('reportTextOf', file)} value={texts[index] ?? ''} />
        </section>
      ))}
    </>
  );
};
