import { type CompiledLabels, mayBeLabel } from './labels';
import { type Judgement, judgeText, type Spot } from './spots';

/**
 * Elements that a view looks for: what decides is an element's own attributes and what is in it, nothing around it.
 * No selector has a comma at its top: browsers find several things one by one in a fraction of the time in which they
 * find any of them.
 */
export interface Kind {
  selectors: readonly string[];
  test?(element: Element, labels: CompiledLabels): boolean;
}

/** A text that may be a label, with what became of it once that was asked. */
interface Word {
  text: Text;
  judgement?: Judgement;
}

/** Texts with a part, e.g. an address: the whole text decides. */
export type Part = string;
export const addressPart = '://';

/** More changes than this between two readings: going through the page is no dearer, and holds on to nothing. */
const maxChanges = 2_000;

/**
 * What of a document is worth a look, from one pass over its texts and one search for each kind of element that is
 * asked for. It can be kept: told of every change (`note`), it looks again only where something has changed, and is then
 * the same as a new one. What can't be known from changes (what is visible, what a field holds) is no part of it.
 */
export class Outline {
  #root: Node | null = null;
  #words: Word[] = [];
  readonly #texts = new Map<Part, Text[]>();
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
    if (!this.#root) return;
    for (const { target, addedNodes } of records) {
      this.#changed.add(target);
      for (const node of addedNodes) this.#added.add(node);
    }
    if (this.#changed.size + this.#added.size > maxChanges) this.forget();
  }

  /** The next look goes through the whole document. */
  forget(): void {
    this.#root = null;
    this.#words = [];
    this.#texts.clear();
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

  /** Texts that contain a part, in document order. */
  textsWith(part: Part): readonly Text[] {
    const root = this.#settle();
    let texts = this.#texts.get(part);
    if (!texts) {
      texts = [];
      for (const text of textsIn(root)) if (hasPart(text, part)) texts.push(text);
      this.#texts.set(part, texts);
    }
    return texts;
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
    const lists = kind.selectors.map((selector) =>
      [...this.document.querySelectorAll(selector)].filter((element) => this.#isOf(kind, element)),
    );
    const elements = [...new Set(lists.flat())];
    return lists.filter((list) => list.length > 0).length > 1 ? elements.sort(inOrder) : elements;
  }

  #isOf(kind: Kind, element: Element): boolean {
    return kind.test ? kind.test(element, this.labels) : true;
  }

  #settle(): Node {
    const root = this.document.body ?? this.document;
    if (root !== this.#root) {
      this.forget();
      this.#root = root;
      this.#walk(root);
    } else if (this.#changed.size > 0) this.#update(root);
    return root;
  }

  /** The one pass over the texts. */
  #walk(root: Node): void {
    const addresses: Text[] = [];
    for (const text of textsIn(root)) {
      if (mayBeLabel(this.labels, text.data)) this.#words.push({ text });
      if (hasPart(text, addressPart)) addresses.push(text);
    }
    this.#texts.set(addressPart, addresses);
  }

  #update(root: Node): void {
    const { touched, texts, tops } = this.#whereToLook();
    this.#changed.clear();
    this.#added.clear();
    const isKept = (text: Text) => !texts.has(text) && text.isConnected;
    const here = [...texts].filter((text) => root.contains(text));
    this.#words = this.#words.filter((word) => {
      if (word.judgement && touched.has(word.judgement.region)) delete word.judgement;
      return isKept(word.text);
    });
    for (const text of here)
      if (mayBeLabel(this.labels, text.data)) insert(this.#words, { text }, (word: Word) => word.text);
    for (const [part, known] of this.#texts) {
      const kept = known.filter(isKept);
      for (const text of here) if (hasPart(text, part)) insert(kept, text, itself);
      this.#texts.set(part, kept);
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

const hasPart = ({ data }: Text, part: Part): boolean => data.length >= part.length && data.includes(part);

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
