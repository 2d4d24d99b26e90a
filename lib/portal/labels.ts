import { foldLetters, normalize } from './normalize';
import { addOpening, createOpenings, mayOpen, type Openings } from './openings';
import type { LabelKey, Labels } from './types';

export { pickLanguages } from './languages';

/** Labels of one or several languages, ready to be asked. */
export interface CompiledLabels {
  /** Folded wording → the keys it stands for; false marks a guess. */
  words: Map<string, Map<LabelKey, boolean>>;
  patterns: { key: LabelKey; seen: boolean; expression: RegExp }[];
  /** First letters of every wording: what can't begin a label is not looked at twice. */
  openings: Set<string>;
  /** Wordings that have the tenant's name within their first letters. */
  shortOpenings: Set<string>;
  firstWords: Openings;
  /** First letters of each label's wordings, as far as the tenant's name. */
  beginnings: Map<LabelKey, string[]>;
  /** Texts that were labels, as the page writes them: pages repeat themselves. */
  known: Map<string, ReadonlyMap<LabelKey, boolean>>;
}

/** The longest text that is tried as a label. */
export const maxLabelLength = 400;

const openingLength = 4;

/** More texts than any page has labels; what is no label is not kept. */
const maxKnown = 500;

/** Makes `{tenant}` match any name, with or without quotes and spaces around it, anchored at both ends. */
const toPattern = (wording: string): RegExp => {
  const fixed = wording.split('{tenant}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').trim());
  return new RegExp(`^${fixed.join(' ?.{1,200}? ?')}$`);
};

/** Prepares labels for look-up by text: every wording of every given language. */
export function compileLabels(files: readonly Labels[]): CompiledLabels {
  const compiled: CompiledLabels = {
    words: new Map(),
    patterns: [],
    openings: new Set(),
    shortOpenings: new Set(),
    firstWords: createOpenings(),
    beginnings: new Map(),
    known: new Map(),
  };
  for (const file of files) {
    const { guess = {}, ...seen } = file;
    for (const [wordings, isSeen] of [
      [seen, true],
      [guess, false],
    ] as const) {
      for (const [name, list] of Object.entries(wordings)) {
        for (const wording of list) addWording(compiled, name as LabelKey, normalize(wording), isSeen);
      }
    }
  }
  return compiled;
}

function addWording(compiled: CompiledLabels, key: LabelKey, word: string, seen: boolean): void {
  const [fixed = ''] = word.split('{');
  if (fixed === word || fixed.length >= openingLength) compiled.openings.add(word.slice(0, openingLength));
  else compiled.shortOpenings.add(fixed);
  addOpening(compiled.firstWords, fixed, fixed !== word);
  const beginnings = compiled.beginnings.get(key) ?? [];
  compiled.beginnings.set(key, [...beginnings, fixed.slice(0, openingLength)]);
  if (word.includes('{tenant}')) {
    compiled.patterns.push({ key, seen, expression: toPattern(word) });
    return;
  }
  const keys = compiled.words.get(word) ?? new Map<LabelKey, boolean>();
  keys.set(key, seen || keys.get(key) === true);
  compiled.words.set(word, keys);
}

/** Texts with the tenant's name in them that decide how a page is read. */
const headings: readonly LabelKey[] = ['otherPermissions', 'consentConfirmation'];

/** Which labels a text is, as a whole; true for a wording that was seen, false for a guess. */
export function keysOf(labels: CompiledLabels, text: string): ReadonlyMap<LabelKey, boolean> | undefined {
  const known = labels.known.get(text);
  if (known) return known;
  const keys = findKeys(labels, text);
  if (keys) {
    if (labels.known.size >= maxKnown) labels.known.clear();
    labels.known.set(text, keys);
  }
  return keys;
}

function findKeys(labels: CompiledLabels, text: string): ReadonlyMap<LabelKey, boolean> | undefined {
  const folded = normalize(text);
  const keys = labels.words.get(folded);
  if (keys) return keys;
  const heading = labels.patterns.find(
    ({ key, expression }) => headings.includes(key) && expression.test(folded),
  );
  return heading && new Map([[heading.key, heading.seen]]);
}

/** Whether a text is this label: `'seen'`, `'guess'` or null. Wordings with the tenant's name in them count. */
export function matchLabel(labels: CompiledLabels, text: string, key: LabelKey): 'seen' | 'guess' | null {
  if (text.length > maxLabelLength || !canOpenLabel(labels, text)) return null;
  const folded = normalize(text);
  let found = labels.words.get(folded)?.get(key);
  for (const pattern of labels.patterns) {
    if (!found && pattern.key === key && pattern.expression.test(folded)) found = pattern.seen;
  }
  return found === undefined ? null : found ? 'seen' : 'guess';
}

/** Whether a text of the page, or one that goes on elsewhere, may be a label: asked of every text. */
export const mayBeLabel = (labels: CompiledLabels, text: string): boolean =>
  (mayOpen(labels.firstWords, text) ?? canOpenTrimmed(labels, text.trim())) &&
  text.trim().length <= maxLabelLength;

const canOpenTrimmed = (labels: CompiledLabels, text: string): boolean =>
  text !== '' && canOpenLabel(labels, text);

/** The first letters of a text, folded; null where they may be signs that folding takes out, or go on elsewhere. */
function openingOf(text: string): string | null {
  const raw = text.slice(0, openingLength);
  if (/^[a-z]{4}$/i.test(raw)) return raw.toLowerCase();
  const start = foldLetters(raw).slice(0, openingLength);
  return /^\p{L}{4}$/u.test(start) ? start : null;
}

/** Whether a text, or one that goes on elsewhere, may be this label. */
export function canBegin(labels: CompiledLabels, text: string, key: LabelKey): boolean {
  const start = openingOf(text.trimStart());
  return (
    start === null || (labels.beginnings.get(key) ?? []).some((beginning) => start.startsWith(beginning))
  );
}

/** Cheap first look, before any folding: four letters that begin no label can't be one. */
export function canOpenLabel({ openings, shortOpenings }: CompiledLabels, text: string): boolean {
  const start = openingOf(text);
  if (start === null || openings.has(start)) return true;
  for (const opening of shortOpenings) if (start.startsWith(opening)) return true;
  return false;
}
