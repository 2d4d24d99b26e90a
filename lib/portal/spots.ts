import { type CompiledLabels, keysOf, maxLabelLength } from './labels';
import type { LabelKey } from './types';

/** A place where the page has one of the portal's words. */
export interface Spot {
  element: Element;
  keys: ReadonlyMap<LabelKey, boolean>;
  text: string;
  /** Whether it can be seen: asked only of the words that matter. */
  shown?: boolean;
}

/** What became of a text that may be a label. */
export interface Judgement {
  spot: Spot | null;
  /** Nothing outside this node has been looked at: as long as nothing changes in it, the judgement holds. */
  region: Node;
}

/**
 * The label that begins with a text: that of an element as a whole, so that a word inside a sentence is none. It may be
 * split into several elements: of those that begin here, the longest counts.
 */
export function judgeText(node: Text, labels: CompiledLabels): Judgement {
  const own = node.parentElement;
  if (!own) return { spot: null, region: node };
  // Most words that are no labels are inside a sentence; what is around them begins with other words.
  if (isInsideSentence(own)) return { spot: null, region: own.parentNode ?? own };
  let region: Node = own;
  let widest: Spot | null = null;
  const start = node.data.trim();
  for (
    let element: Element | null = own, level = 0;
    element && level < 3;
    element = element.parentElement, level++
  ) {
    region = element;
    if (element.childNodes.length > 6 || element.matches('script,style,body')) break;
    const text = level === 0 && isAlone(node, element) ? node.data : (element.textContent ?? '');
    if (text.length > maxLabelLength || !text.trimStart().startsWith(start)) break;
    if (widest && text.trim().length === widest.text.trim().length) continue;
    const keys = keysOf(labels, text);
    if (keys && !keys.has('copyToClipboard') && (!widest || text.trim().length > widest.text.trim().length))
      widest = { element, keys, text };
  }
  if (!widest) return { spot: null, region };
  const outer = widest.element.parentNode;
  if (outer && !region.contains(outer)) region = outer;
  return { spot: isInsideSentence(widest.element) ? null : widest, region };
}

/** "Object ID (copy)": beside the words there is only something to press or an icon. */
const isAlone = (node: Text, element: Element): boolean =>
  node === element.firstChild && node === element.lastChild
    ? true
    : [...element.childNodes].every(
        (child) =>
          child === node ||
          !child.textContent?.trim() ||
          (child instanceof Element && child.matches('a,button,svg,[role]')),
      );

/** "Copy the **Object ID** of your app": a word in bold is no label. */
export function isInsideSentence(element: Element): boolean {
  const before = element.previousSibling;
  return before?.nodeType === Node.TEXT_NODE && /\p{L}/u.test((before as Text).data);
}
