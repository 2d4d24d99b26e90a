import { normalize } from '../portal/normalize';

/** Which form a field belongs to, by the words that its page's name has and the others' have not. */
export interface SectionWords {
  own: ReadonlySet<string>;
  others: ReadonlySet<string>;
}

const wordsOf = (text: string): string[] => normalize(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** From the names of pages, such as "Admin > Emails > Incoming Email Servers": what tells this one from the others. */
export function sectionWords(page: string, otherPages: readonly string[]): SectionWords {
  const own = new Set(wordsOf(page));
  const others = new Set(otherPages.flatMap(wordsOf));
  return {
    own: new Set([...own].filter((word) => !others.has(word))),
    others: new Set([...others].filter((word) => !own.has(word))),
  };
}

/** What the nearest heading with such a word says. `unsaid`: none has one, or one has words of both. */
export function sectionOf(headings: readonly string[], words: SectionWords): 'own' | 'other' | 'unsaid' {
  for (const heading of headings) {
    const said = wordsOf(heading);
    const isOwn = said.some((word) => words.own.has(word));
    const isOther = said.some((word) => words.others.has(word));
    if (isOwn !== isOther) return isOwn ? 'own' : 'other';
    if (isOwn) return 'unsaid';
  }
  return 'unsaid';
}
