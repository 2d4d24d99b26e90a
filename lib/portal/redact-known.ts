import { compileLabels } from './labels';
import { normalize } from './normalize';
import { isPublicApi, isPublicPermission } from './redact-public';
import { wordShape } from './redact-shapes';
import type { Labels, Wordings } from './types';

/** What the portal itself says, in the languages of the page. */
export interface KnownTexts {
  /** A word that occurs in one of the portal's own texts. */
  hasWord(word: string): boolean;
  /** From where to where a text is not the portal's own: `[0, 0]` for none of it, null for all of it. */
  foreignPart(text: string): [number, number] | null;
  /** From where to where one of the portal's questions stands in a longer text. */
  phraseIn(text: string): [number, number] | null;
}

/** Characters, with a tenant's name inside. A page has no limit for its texts, and places are found by trying. */
const longestWording = 600;

export function compileKnown(files: readonly Labels[]): KnownTexts {
  const { words } = compileLabels(files);
  const vocabulary = new Set([...words.keys()].flatMap((wording) => wording.match(wordShape) ?? []));
  const all = files.flatMap((file) => [file, file.guess ?? {}]);
  const patterns = all.flatMap(tenantPatterns);
  const questions = all.flatMap(questionsOf);

  const isKnown = (text: string): boolean =>
    words.has(normalize(text)) ||
    isPublicPermission(text) ||
    isPublicApi(text.replace(/(?<!\s)\s*\(\d{1,4}\)$/, ''));

  return {
    hasWord: (word) => vocabulary.has(word),
    foreignPart(text) {
      if (text.length > longestWording) return null;
      if (isKnown(text)) return [0, 0];
      const folded = normalize(text);
      for (const { before, after } of patterns) {
        if (!folded.startsWith(before) || !folded.endsWith(after)) continue;
        const from = lengthOfStart(text, before);
        const to = from === null ? null : startOfEnd(text, after, from);
        if (from !== null && to !== null && from < to) return [from, to];
      }
      return null;
    },
    phraseIn(text) {
      const lower = text.toLowerCase();
      const question = questions.find((wording) => lower.includes(wording));
      if (!question) return null;
      const start = lower.indexOf(question);
      return [start, start + question.length];
    },
  };
}

interface Pattern {
  before: string;
  after: string;
}

const wordingsOf = (file: Wordings): string[] =>
  Object.values(file).flatMap((list) => (Array.isArray(list) ? (list as string[]) : []));

/** Wordings with the tenant's name in them, folded, in two halves. */
const tenantPatterns = (file: Wordings): Pattern[] =>
  wordingsOf(file).flatMap((wording) => {
    const [before = '', after, ...more] = normalize(wording).split('{tenant}');
    return after === undefined || more.length > 0 ? [] : [{ before: before.trim(), after: after.trim() }];
  });

/** Dialogs are known by these, wherever they stand in its text. */
const questionsOf = (file: Wordings): string[] =>
  [...(file.consentConfirmation ?? []), ...(file.keepOtherPermissions ?? [])]
    .filter((wording) => wording.length >= 8 && !wording.includes('{tenant}'))
    .map((wording) => wording.toLowerCase());

/** Folding changes lengths and trims ends, so that the place in the raw text is found by trying, beside a letter. */
function lengthOfStart(text: string, folded: string): number | null {
  if (folded === '') return 0;
  for (let end = text.length; end > 0; end--)
    if (
      normalize(`${text.slice(0, end)}x`)
        .slice(0, -1)
        .trim() === folded
    )
      return end;
  return null;
}

function startOfEnd(text: string, folded: string, from: number): number | null {
  if (folded === '') return text.length;
  for (let start = from; start < text.length; start++)
    if (
      normalize(`x${text.slice(start)}`)
        .slice(1)
        .trim() === folded
    )
      return start;
  return null;
}
