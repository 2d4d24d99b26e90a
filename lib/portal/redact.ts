import { redactStructure, redactTexts } from './redact-attributes';
import { layoutOf, reportStyle } from './redact-layout';
import { redactTextNodes } from './redact-nodes';
import type { TextRedactor } from './redact-text';
import { hasLayout } from './visible';

const dropped =
  /^(?:script|style|link|meta|base|template|noscript|object|embed|audio|video|source|track|canvas)$/;
const empty = /^(?:area|br|col|hr|img|input|wbr)$/;

/** The page's own frame of a child document, as the report will call it; null for one that is not in the report. */
export type SourceOf = (frame: HTMLIFrameElement) => string | null;

/** Thrown where a value was still found in what would have been saved. */
export class UnsafeReport extends Error {}

/**
 * A document as HTML that may be shown to others: its structure, the portal's own words, and stand-ins for all else.
 * Nothing is written to the page.
 */
export function redact(document: Document, redactor: TextRedactor, sourceOf: SourceOf = () => null): string {
  for (const element of document.querySelectorAll('[title],[aria-label]')) {
    redactor.addFull(element.getAttribute('title') ?? '');
    redactor.addFull(element.getAttribute('aria-label') ?? '');
  }
  const texts = redactTextNodes(document, redactor);
  const attributes = new Map<Element, Map<string, string>>();
  for (const element of document.body.querySelectorAll('*'))
    attributes.set(element, redactTexts(element, redactor));
  const withBoxes = hasLayout(document);

  const open = (element: Element): string => {
    const all = new Map([...redactStructure(element, redactor), ...(attributes.get(element) ?? [])]);
    if (element instanceof HTMLIFrameElement) {
      const source = sourceOf(element);
      if (source !== null) all.set('src', source);
    }
    const style = layoutOf(element, getComputedStyle(element), withBoxes);
    if (style) all.set('style', style);
    return `<${element.localName}${[...all].map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escapeText(value)}"`)).join('')}>`;
  };

  const write = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return escapeText(texts.get(node as Text) ?? '');
    if (!(node instanceof Element)) return '';
    const tag = node.localName;
    if (dropped.test(tag) || !/^[a-z][a-z0-9-]*$/.test(tag)) return '';
    if (empty.test(tag)) return open(node);
    if (tag === 'svg' || tag === 'math' || tag === 'iframe') return `${open(node)}</${tag}>`;
    const inner =
      node instanceof HTMLTextAreaElement
        ? escapeText(redactor.text(node.value))
        : [...node.childNodes].map(write).join('');
    return `${open(node)}${inner}</${tag}>`;
  };

  const root = [...redactStructure(document.documentElement, redactor)]
    .filter(([name]) => name === 'lang' || name === 'dir' || name === 'class')
    .map(([name, value]) => ` ${name}="${escapeText(value)}"`)
    .join('');
  const html = `<!doctype html>\n<html${root}><head><meta charset="utf-8"><style>${reportStyle}</style></head>${write(document.body)}</html>\n`;
  assertSafe(html, redactor);
  return html;
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The last look: none of the values that were replaced somewhere may be left anywhere. */
function assertSafe(html: string, { fakes }: TextRedactor): void {
  const lower = html.toLowerCase();
  if (fakes.originals().some((value) => value.length >= 8 && lower.includes(value))) throw new UnsafeReport();
}
