// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../lib/portal/read';
import { findWords, KnownWords } from '../../../lib/portal/words';
import { captures, loadLabels, routeOf, showPage } from './captures';

const labels = loadLabels(['en']);
const page = captures.find(({ name }) => name === 't1-essentials');
if (!page) throw new TypeError('the capture is gone');
const route = routeOf(page.url);

const texts = fc.constantFrom(
  'Object ID',
  'Application (client) ID',
  'noise',
  '',
  '  ',
  '12',
  'https://login.microsoftonline.com/x/oauth2/v2.0/token',
);
const change = fc.tuple(
  fc.constantFrom('text', 'insert', 'remove', 'move', 'replace', 'unwrap', 'detour'),
  fc.nat(10_000),
  fc.nat(10_000),
  texts,
);

/** One change that a page may make to itself; a node never goes into itself. */
function apply([what, first, second, text]: [string, number, number, string]): void {
  const elements = [document.body, ...document.body.querySelectorAll('*')];
  const a = elements[first % elements.length] as Element;
  const b = elements[second % elements.length] as Element;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
  const node = nodes[first % Math.max(1, nodes.length)];
  const isFree = a !== document.body && !a.contains(b);
  if (what === 'text' && node) node.data = text;
  if (what === 'insert') {
    const box = document.createElement('div');
    box.innerHTML = `<label>${text}</label><i>x</i>`;
    a.append(box, text);
  }
  if (what === 'remove' && a !== document.body && elements.length > 8) a.remove();
  if (what === 'move' && isFree) b.prepend(a);
  if (what === 'replace' && a.childElementCount === 0) a.textContent = text;
  if (what === 'unwrap' && a !== document.body) a.replaceWith(...a.childNodes);
  if (what === 'detour' && isFree) {
    a.remove();
    a.append(text);
    b.append(a);
  }
}

describe('words that are kept up to date', () => {
  it('are those of a walk over the whole page, and read the same, after any changes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 4 }), (rounds) => {
        showPage(page.html[0] as string);
        const words = new KnownWords(document, labels);
        const observer = new MutationObserver(() => undefined);
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        words.get();
        for (const changes of rounds) {
          for (const one of changes) apply(one);
          words.note(observer.takeRecords());
          const known = words.get();
          const fresh = findWords(document, labels);
          expect(known.labels.length).toBe(fresh.labels.length);
          expect(known.labels.every((text, index) => text === fresh.labels[index])).toBe(true);
          expect(known.addresses.every((text, index) => text === fresh.addresses[index])).toBe(true);
          expect(known.addresses.length).toBe(fresh.addresses.length);
          expect(read(document, route, labels, known)).toEqual(read(document, route, labels));
        }
        observer.disconnect();
      }),
      { numRuns: 60 },
    );
  });

  it('hold on to nothing when very much has changed', () => {
    showPage('<body><p>Object ID</p></body>');
    const words = new KnownWords(document, labels);
    const before = words.get();
    const addedNodes = Array.from({ length: 600 }, () => document.createElement('p'));
    words.note([{ type: 'childList', target: document.body, addedNodes } as unknown as MutationRecord]);
    expect(words.get()).not.toBe(before);
    expect(words.get().labels.map(({ data }) => data)).toEqual(['Object ID']);
  });
});
