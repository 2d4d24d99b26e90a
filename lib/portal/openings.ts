/** The first words of all wordings, for a look at a text that is cheaper than any other (lib/portal/labels.ts). */
export interface Openings {
  /** Hashes of whole first words: two words of one hash only cost a second look. */
  words: Set<number>;
  /** Hashes of everything that a first word begins with, and of the words themselves. */
  beginnings: Set<number>;
  /** A wording may go on without a gap, or begin with a name: then nothing can be left out. */
  isAnything: boolean;
}

export const createOpenings = (): Openings => ({
  words: new Set(),
  beginnings: new Set(),
  isAnything: false,
});

/** ASCII letters and digits, which folding leaves alone but for their case: their code in lower case; 0 for others. */
const plain = new Uint8Array(128);
/** What ends a word before folding and after it. A quotation mark does not: folding takes it out. */
const ends = new Uint8Array(128);
for (const sign of 'abcdefghijklmnopqrstuvwxyz0123456789') {
  plain[sign.charCodeAt(0)] = sign.charCodeAt(0);
  plain[sign.toUpperCase().charCodeAt(0)] = sign.charCodeAt(0);
}
for (const sign of ' \t\n\r.,:;()/*-&?!') ends[sign.charCodeAt(0)] = 1;

const addSign = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** Takes a folded wording in; `hasName` marks one that goes on with a tenant's name. */
export function addOpening(openings: Openings, wording: string, hasName: boolean): void {
  const [word = ''] = /^[a-z0-9]+/.exec(wording) ?? [];
  if (hasName && word === wording.trim()) openings.isAnything = true;
  let hash = 0;
  for (let index = 0; index < word.length; index++) {
    hash = addSign(hash, word.charCodeAt(index));
    openings.beginnings.add(hash);
  }
  openings.words.add(hash);
}

/**
 * Whether a label may begin with this text, which may be a piece of one, as far as its first word in plain letters
 * tells; null where it does not.
 */
export function mayOpen(openings: Openings, text: string): boolean | null {
  if (openings.isAnything) return null;
  const { length } = text;
  let index = 0;
  while (index < length && text.charCodeAt(index) <= 32) index++;
  if (index === length) return false;
  const start = index;
  let hash = 0;
  for (; index < length; index++) {
    const code = text.charCodeAt(index);
    const sign = code < 128 ? (plain[code] as number) : 0;
    if (sign === 0) {
      const isWord = index > start && code < 128 && ends[code] === 1;
      return isWord ? openings.words.has(hash) : null;
    }
    hash = addSign(hash, sign);
  }
  return openings.beginnings.has(hash);
}
