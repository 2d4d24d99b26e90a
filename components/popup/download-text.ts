import type { ExportReply } from '../../lib/messages';

/** Hands a file to the browser's downloads, without the downloads permission. */
export function downloadText({ fileName, mediaType, text }: Extract<ExportReply, { ok: true }>): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
