import { existsSync, readFileSync } from 'node:fs';
import { labelKeys } from '../../../lib/portal/label-keys';
import type { Labels } from '../../../lib/portal/types';
import { english, type WordKey, type Words } from './shared/words';

const labelsFile = (language: string) => new URL(`../../../public/labels/${language}.json`, import.meta.url);

/** `de-AT` falls back to `de`; a language without a file, and English, to no file at all. */
const fileFor = (language: string): URL | undefined => {
  // Not en.json: this table is what the practice portal knows for itself, so that a wrong label there is noticed.
  if (language.startsWith('en')) return undefined;
  const script = /^zh-(TW|HK|Hant)/i.test(language) ? 'zh-Hant' : 'zh-Hans';
  const fallback = language.startsWith('zh') ? script : (language.split('-')[0] ?? language);
  return [language, fallback].map(labelsFile).find((file) => existsSync(file));
};

/** The portal's texts in a language, English where the language has none. */
export const wordsIn = (language: string, tenant: string): Words => {
  const words: Record<WordKey, string> = { ...english };
  const file = fileFor(language);
  if (file) {
    const labels: Labels = JSON.parse(readFileSync(file, 'utf8'));
    // Where no wording was seen, our best guess: the real portal says something in that language, too.
    for (const key of labelKeys) words[key] = labels[key]?.[0] ?? labels.guess?.[key]?.[0] ?? words[key];
  }
  for (const key of Object.keys(words) as WordKey[]) words[key] = words[key].replaceAll('{tenant}', tenant);
  return words;
};
