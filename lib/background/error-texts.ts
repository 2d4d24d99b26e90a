import { browser } from '../browser';
import { textLanguage } from '../i18n';
import { catalogue } from '../oauth/catalogue';
import type { Setup } from '../setup/types';

/** By code (public/error-texts). What it lacks stays English. */
export type ErrorTexts = Record<string, [cause: string, fix: string]>;

let known: { language: string; said: Promise<Map<string, string>> } | undefined;

/**
 * A setup whose test says in the language of our texts what an error of Microsoft's means. It is kept in English, as the
 * catalogue has it, since the browser may speak another language by tomorrow.
 */
export async function explainErrors(setup: Setup): Promise<Setup> {
  const { test } = setup;
  const language = textLanguage().lang.toLowerCase();
  if (!test || language === 'en') return setup;
  if (known?.language !== language) known = { language, said: load(language) };
  const said = await known.said;
  return { ...setup, test: explained(test, said) as typeof test };
}

async function load(language: string): Promise<Map<string, string>> {
  try {
    const response = await fetch(browser.runtime.getURL(`error-texts/${language}.json`));
    const texts = (await response.json()) as ErrorTexts;
    return new Map(
      catalogue.flatMap(({ code, cause, fix }) => {
        const [ownCause = cause, ownFix = fix] = texts[code] ?? [];
        return [[cause, ownCause] as const, [fix, ownFix] as const];
      }),
    );
  } catch {
    // English, this once.
    known = undefined;
    return new Map();
  }
}

function explained(value: unknown, said: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => explained(item, said));
  if (typeof value !== 'object' || value === null) return value;
  const { key, params } = value as { key?: unknown; params?: unknown };
  if (key === 'literal' && Array.isArray(params)) {
    return { key, params: params.map((param) => said.get(param) ?? param) };
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, explained(item, said)]));
}
