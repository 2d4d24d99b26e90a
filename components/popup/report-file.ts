import { strToU8, zipSync } from 'fflate';
import type { PageReport } from '../../lib/page-report';

/** A report as the capture that `npm run inspect` takes (docs/captures.md). */
export function zipReport({ url, documents }: PageReport): Uint8Array<ArrayBuffer> {
  const capture = { url, documents: documents.map(({ url, file }) => ({ url, file })) };
  const texts = new Map([['capture.json', `${JSON.stringify(capture, null, 2)}\n`]]);
  for (const { file, html } of documents) texts.set(file, html);
  const entries = [...texts].map(([name, text]) => [`waymark-report/${name}`, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries));
}

/** All that a person could read in a redacted document: its texts, and those of attributes. */
export function textOfReport(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const lines: string[] = [];
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) lines.push((node.textContent ?? '').trim());
    if (!(node instanceof Element)) return;
    for (const name of ['title', 'aria-label', 'placeholder', 'alt', 'value', 'href', 'src'])
      if (node.hasAttribute(name)) lines.push(`${name}: ${node.getAttribute(name)}`);
    for (const child of node.childNodes) visit(child);
  };
  visit(body);
  return lines.filter((line) => line !== '').join('\n');
}
