import { render } from 'preact';
import { downloadFile } from '../../components/popup/download-text';
import { zipReport } from '../../components/popup/report-file';
import { ReportView } from '../../components/popup/report-view';
import { ask } from '../../lib/page-client';
import type { PageReport, ReportReply } from '../../lib/page-report';

/** The page that shows a report before anything is saved. Nothing of it is kept or sent. */
export async function showReport(tabId: number): Promise<void> {
  const draw = (reply: ReportReply | 'failed' | null) =>
    render(<ReportView reply={reply} onSave={save} onAgain={() => void showReport(tabId)} />, document.body);
  draw(null);
  draw(await ask({ type: 'make-report', tabId }).catch(() => 'failed' as const));
}

function save(report: PageReport): void {
  const day = new Date().toISOString().slice(0, 10);
  downloadFile(`waymark-report-${day}.zip`, new Blob([zipReport(report)], { type: 'application/zip' }));
}
