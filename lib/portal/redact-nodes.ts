import { isInline } from './redact-layout';
import type { TextRedactor } from './redact-text';

/** What each text of the body becomes. */
export function redactTextNodes(document: Document, redactor: TextRedactor): Map<Text, string> {
  const result = new Map<Text, string>();
  let run: Text[] = [];
  let runBlock: Element | null = null;
  const endRun = () => {
    const whole = redactor.text(run.map(({ data }) => data).join(''));
    let place = 0;
    for (const text of run) {
      result.set(text, whole.slice(place, place + text.data.length));
      place += text.data.length;
    }
    run = [];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const parent = node.parentElement;
    if (!parent || result.has(node) || parent.matches('script,style,template,noscript')) continue;
    const block = blockOf(parent);
    if (block !== runBlock) endRun();
    runBlock = block;
    const isPlain = !/[\p{L}\p{N}]/u.test(node.data);
    if (/^\s*\(\d{1,4}\)\s*$/.test(node.data) || (isPlain && run.length === 0)) {
      result.set(node, node.data);
    } else if (isPlain) {
      // A dash or an empty piece may stand between the halves of a value.
      run.push(node);
    } else if (keepKnown(node, redactor, result)) endRun();
    else run.push(node);
  }
  endRun();
  return result;
}

/** Text that is the portal's own, or of which all but one part is: alone, or together with its inline neighbours. */
function keepKnown(node: Text, redactor: TextRedactor, result: Map<Text, string>): boolean {
  if (keepPart([node], redactor, result)) return true;
  for (
    let element = node.parentElement, level = 0;
    element && level < 4;
    element = element.parentElement, level++
  ) {
    const texts = textsIn(element);
    if (texts.length > 6 || element === element.ownerDocument.body) return false;
    if (texts.length > 1 && keepPart(texts, redactor, result)) return true;
    if (!isInline(element)) return false;
  }
  return false;
}

function keepPart(texts: readonly Text[], redactor: TextRedactor, result: Map<Text, string>): boolean {
  const whole = texts.map(({ data }) => data).join('');
  if (whole.length > 400) return false;
  const inner = whole.trim();
  const part = redactor.foreignPart(inner);
  if (!part) return false;
  const shift = whole.indexOf(inner);
  const [from, to] = [part[0] + shift, part[1] + shift];
  const changed = whole.slice(0, from) + redactor.foreign(whole.slice(from, to)) + whole.slice(to);
  let place = 0;
  for (const text of texts) {
    result.set(text, changed.slice(place, place + text.data.length));
    place += text.data.length;
  }
  return true;
}

function textsIn(element: Element): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node && texts.length < 8; node = walker.nextNode())
    texts.push(node as Text);
  return texts;
}

/** Inline pieces of one block are one text, as the reader reads them. */
function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement && isInline(block) && !block.matches('button,[role=button],[role$=cell]'))
    block = block.parentElement;
  return block;
}
