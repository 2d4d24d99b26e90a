import { browser } from '../browser';
import { pickLanguages } from '../portal/labels';
import { type LabelLanguage, labelLanguages } from '../portal/languages';
import type { Labels } from '../portal/types';

const loaded = new Map<string, Promise<Labels>>();

/**
 * The labels for a page that gave these hints of its language. A page that gives none we know is tried in every
 * language: its words then tell.
 */
export async function loadLabels(hints: string[]): Promise<Labels[]> {
  const picked = pickLanguages(hints);
  const isKnown = picked.some((language) => language !== 'en') || hints.some((hint) => /^en\b/i.test(hint));
  return Promise.all((isKnown ? picked : labelLanguages).map(loadLanguage));
}

/** To quote the portal in a language that it speaks: nearest first, none for English and for what has no labels. */
export async function loadWordings(language: LabelLanguage | null): Promise<Labels[]> {
  const others = pickLanguages([language]).filter((picked) => picked !== 'en');
  return Promise.all(others.map(loadLanguage)).catch(() => []);
}

function loadLanguage(language: string): Promise<Labels> {
  const known = loaded.get(language);
  if (known) return known;
  const loading = fetch(browser.runtime.getURL(`labels/${language}.json`))
    .then((response) => response.json())
    .then((json) => json as Labels);
  loaded.set(language, loading);
  loading.catch(() => loaded.delete(language));
  return loading;
}
