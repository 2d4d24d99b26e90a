import { type CompiledLabels, canBegin, maxLabelLength, mayBeLabel } from './labels';
import { type Judgement, judgeText, type Spot } from './spots';
import type { LabelKey } from './types';

/**
 * Elements that a view looks for: what decides is an element's own attributes and what is in it, nothing around it.
 * No selector has a comma at its top: browsers find several things one by one in a fraction of the time in which they
 * find any of them.
 */
export interface Kind {
  selectors: readonly string[];
  test?(element: Element, labels: CompiledLabels): boolean;
  /** Where the test is that the element's text, title or ARIA label is this label: it is found from those. */
  name?: LabelKey;
}

/** A text that may be a label, with what became of it once that was asked. */
interface Word {
  text: Text;
  judgement?: Judgement;
}

/** Every address has it: with what is around it, the whole text decides. */
const addressSign = ':';

/** More changes than this between two readings: going through the page is no dearer, and holds on to nothing. */
const maxChanges = 2_000;

/**
 * What of a document is worth a look, from one pass over its texts and one search for each kind of element that is
 * asked for. It can be kept: told of every change (`note`), it looks again only where something has changed, and is then
 * the same as a new one. What can't be known from changes (what is visible, what a field holds) is no part of it.
 */
export class Outline {
  #isWalked = false;
  #words: Word[] = [];
  /** Texts that may have an address in them. */
  #addresses: Text[] = [];
  readonly #elements = new Map<Kind, Element[]>();
  /** Kinds asked for since the last change: the others are found anew when they are wanted again. */
  readonly #wanted = new Set<Kind>();
  readonly #changed = new Set<Node>();
  readonly #added = new Set<Node>();

  constructor(
    readonly document: Document,
    readonly labels: CompiledLabels,
  ) {}

  /**
   * To be told of every record of an observer of the whole document (subtree, childList, characterData, and all
   * attributes): it only remembers where to look.
   */
  note(records: readonly MutationRecord[]): void {
    if (!this.#isWalked) return;
    for (const { target, addedNodes } of records) {
      this.#changed.add(target);
      for (const node of addedNodes) this.#added.add(node);
    }
    if (this.#changed.size + this.#added.size > maxChanges) this.forget();
  }

  /** The next look goes through the whole document. */
  forget(): void {
    this.#isWalked = false;
    this.#words = [];
    this.#addresses = [];
    this.#elements.clear();
    this.#changed.clear();
    this.#added.clear();
  }

  /** Where the page has the portal's words, in document order, one for each element. */
  spots(): Spot[] {
    this.#settle();
    const spots = new Map<Element, Spot>();
    for (const word of this.#words) {
      word.judgement ??= judgeText(word.text, this.labels);
      const { spot } = word.judgement;
      // Whether it is shown has to be asked again each time.
      if (spot && !spots.has(spot.element)) spots.set(spot.element, { ...spot });
    }
    return [...spots.values()];
  }

  /** Texts that may have an address in them, in document order. */
  addressTexts(): readonly Text[] {
    this.#settle();
    return this.#addresses;
  }

  /** Elements of a kind, in document order. */
  elements(kind: Kind): readonly Element[] {
    this.#settle();
    this.#wanted.add(kind);
    let elements = this.#elements.get(kind);
    if (!elements) {
      elements = this.#find(kind);
      this.#elements.set(kind, elements);
    }
    return elements;
  }

  #find(kind: Kind): Element[] {
    if (kind.name) return this.#findNamed(kind, kind.name);
    const lists = kind.selectors.map((selector) =>
      [...this.document.querySelectorAll(selector)].filter((element) => this.#isOf(kind, element)),
    );
    const elements = [...new Set(lists.flat())];
    return lists.filter((list) => list.length > 0).length > 1 ? elements.sort(inOrder) : elements;
  }

  /** A name has to stand somewhere: that is looked for, instead of each of the many things that can be pressed. */
  #findNamed(kind: Kind, name: LabelKey): Element[] {
    const selector = kind.selectors.join();
    const found = new Set<Element>();
    const ask = (element: Element) => {
      if (element.matches(selector) && this.#isOf(kind, element)) found.add(element);
    };
    for (const attribute of ['title', 'aria-label'])
      for (const element of this.document.querySelectorAll(`[${attribute}]`))
        if (canBegin(this.labels, element.getAttribute(attribute) ?? '', name)) ask(element);
    for (const { text } of this.#words) {
      if (!canBegin(this.labels, text.data, name)) continue;
      let node: Node = text;
      for (
        let element = node.parentElement;
        element && !hasTextBefore(node) && (element.textContent ?? '').length <= maxLabelLength;
        element = element.parentElement
      ) {
        ask(element);
        node = element;
      }
    }
    return [...found].sort(inOrder);
  }

  #isOf(kind: Kind, element: Element): boolean {
    return kind.test ? kind.test(element, this.labels) : true;
  }

  #settle(): void {
    if (!this.#isWalked) this.#walk();
    else if (this.#changed.size > 0) this.#update();
  }

  /** The one pass over the texts: none is kept that says nothing, so that walking costs no memory. */
  #walk(): void {
    this.#isWalked = true;
    const walker = this.document.createTreeWalker(this.document, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
      const { data } = text;
      if (mayBeLabel(this.labels, data)) this.#words.push({ text });
      if (data.includes(addressSign)) this.#addresses.push(text);
    }
  }

  #update(): void {
    const { touched, texts, tops } = this.#whereToLook();
    this.#changed.clear();
    this.#added.clear();
    const isKept = (text: Text) => !texts.has(text) && text.isConnected;
    const here = [...texts].filter((text) => text.isConnected);
    this.#words = this.#words.filter((word) => {
      if (word.judgement && touched.has(word.judgement.region)) delete word.judgement;
      return isKept(word.text);
    });
    this.#addresses = this.#addresses.filter(isKept);
    for (const text of here) {
      if (mayBeLabel(this.labels, text.data)) insert(this.#words, { text }, (word: Word) => word.text);
      if (text.data.includes(addressSign)) insert(this.#addresses, text, itself);
    }
    for (const kind of this.#elements.keys()) if (!this.#wanted.has(kind)) this.#elements.delete(kind);
    this.#wanted.clear();
    this.#updateElements(touched, tops);
  }

  /** One search for all kinds in what has come: only what is found is asked which kind it is of. */
  #updateElements(touched: ReadonlySet<Node>, tops: ReadonlySet<Element>): void {
    if (this.#elements.size === 0) return;
    const any = [...this.#elements.keys()].flatMap(({ selectors }) => selectors).join();
    const again = new Set<Element>();
    for (const node of touched)
      if (node instanceof Element && node.isConnected && node.matches(any)) again.add(node);
    for (const top of tops) for (const element of top.querySelectorAll(any)) again.add(element);
    for (const [kind, known] of this.#elements) {
      const selector = kind.selectors.join();
      // What was away from the page may have changed without a word.
      const kept = known.filter(
        (element) => !again.has(element) && element.isConnected && element.matches(selector),
      );
      for (const element of again)
        if (element.matches(selector) && this.#isOf(kind, element)) insert(kept, element, itself);
      this.#elements.set(kind, kept);
    }
  }

  /** What changed, as the document is now: nodes may have come, gone and moved several times since. */
  #whereToLook(): { touched: Set<Node>; texts: Set<Text>; tops: Set<Element> } {
    /** Everything in which something has changed. */
    const touched = new Set<Node>();
    const texts = new Set<Text>();
    const tops = new Set<Element>();
    for (const node of [...this.#changed, ...this.#added]) {
      for (let outer: Node | null = node; outer && !touched.has(outer); outer = outer.parentNode)
        touched.add(outer);
      if (node.nodeType === Node.TEXT_NODE) texts.add(node as Text);
    }
    for (const node of this.#added) {
      if (node.nodeType !== Node.ELEMENT_NODE || !node.isConnected) continue;
      tops.add(node as Element);
      for (const text of textsIn(node)) texts.add(text);
    }
    return { touched, texts, tops };
  }
}

const itself = <T>(item: T): T => item;

/** Asked first: of many in one large element, the text of that is then asked for the first one alone. */
function hasTextBefore(node: Node): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling)
    if (before.nodeType !== Node.COMMENT_NODE && before.textContent?.trim()) return true;
  return false;
}

function textsIn(root: Node): Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  return texts;
}

/** For sorting into document order. */
export const inOrder = (a: Node, b: Node): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** Puts an item into its place in document order. */
function insert<T>(items: T[], item: T, nodeOf: (item: T) => Node): void {
  const node = nodeOf(item);
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const position = nodeOf(items[middle] as T).compareDocumentPosition(node);
    if (position & Node.DOCUMENT_POSITION_FOLLOWING) low = middle + 1;
    else high = middle;
  }
  items.splice(low, 0, item);
}
