import type { ExportReply } from '../../lib/replies';

export function downloadText({
  fileName,
  mediaType,
  text,
}: Omit<Extract<ExportReply, { ok: true }>, 'ok'>): void {
  downloadFile(fileName, new Blob([text], { type: mediaType }));
}

/** Hands a file to the browser's downloads, without the downloads permission. */
export function downloadFile(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
