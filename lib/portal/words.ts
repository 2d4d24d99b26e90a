import { type CompiledLabels, canOpenLabel, maxLabelLength } from './labels';

/** The texts of a document that are worth a second look, in document order. */
export interface Words {
  /** What may be a label, or the beginning of one. */
  labels: readonly Text[];
  /** What holds an endpoint's address. */
  addresses: readonly Text[];
}

export const addressPart = '/oauth2/';

/** More changes than this between two readings: a walk over the page is no dearer, and holds on to nothing. */
const maxChanges = 500;

const rootOf = (document: Document): Node => document.body ?? document;

function mayBeLabel(labels: CompiledLabels, { data }: Text): boolean {
  const text = data.trim();
  return text !== '' && text.length <= maxLabelLength && canOpenLabel(labels, text);
}

const isAddress = ({ data }: Text): boolean =>
  data.length >= addressPart.length && data.includes(addressPart);

function forEachText(root: Node, visit: (text: Text) => void): void {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) visit(node as Text);
}

/** One walk over the whole document. */
export function findWords(document: Document, labels: CompiledLabels): { labels: Text[]; addresses: Text[] } {
  const words: { labels: Text[]; addresses: Text[] } = { labels: [], addresses: [] };
  forEachText(rootOf(document), (text) => {
    if (mayBeLabel(labels, text)) words.labels.push(text);
    if (isAddress(text)) words.addresses.push(text);
  });
  return words;
}

/**
 * The same words as `findWords`, kept up to date by what a MutationObserver of the whole document reports (subtree,
 * childList and characterData): only changed parts are walked. Whether a text is among the words depends on nothing
 * but itself, so what has not changed need not be looked at; everything else is read afresh each time.
 */
export class KnownWords {
  #known: { labels: Text[]; addresses: Text[] } | null = null;
  #root: Node | null = null;
  readonly #changed = new Set<Node>();

  constructor(
    private readonly document: Document,
    private readonly labels: CompiledLabels,
  ) {}

  /** To be told of every record; it only remembers where to look again. */
  note(records: readonly MutationRecord[]): void {
    if (!this.#known) return;
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') this.#changed.add(target);
      else if (type === 'childList') for (const node of addedNodes) this.#changed.add(node);
    }
    if (this.#changed.size > maxChanges) this.forget();
  }

  /** The next look walks over the whole document. */
  forget(): void {
    this.#known = null;
    this.#root = null;
    this.#changed.clear();
  }

  get(): Words {
    const root = rootOf(this.document);
    if (!this.#known || root !== this.#root) {
      this.#known = findWords(this.document, this.labels);
      this.#root = root;
    } else this.#update(this.#known, root);
    this.#changed.clear();
    return this.#known;
  }

  #update(known: { labels: Text[]; addresses: Text[] }, root: Node): void {
    // A node that was moved is among the added ones: it is taken out of its old place and put into its new one.
    const changed = new Set<Text>();
    for (const node of this.#changed) {
      if (node.nodeType === Node.TEXT_NODE) changed.add(node as Text);
      else if (node.nodeType === Node.ELEMENT_NODE && root.contains(node))
        forEachText(node, (text) => changed.add(text));
    }
    const isKept = (text: Text) => !changed.has(text) && text.isConnected && root.contains(text);
    known.labels = known.labels.filter(isKept);
    known.addresses = known.addresses.filter(isKept);
    for (const text of changed) {
      if (!root.contains(text)) continue;
      if (mayBeLabel(this.labels, text)) insert(known.labels, text);
      if (isAddress(text)) insert(known.addresses, text);
    }
  }
}

/** Puts a text into its place in document order. */
function insert(texts: Text[], text: Text): void {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const position = (texts[middle] as Text).compareDocumentPosition(text);
    if (position & Node.DOCUMENT_POSITION_FOLLOWING) low = middle + 1;
    else high = middle;
  }
  texts.splice(low, 0, text);
}
