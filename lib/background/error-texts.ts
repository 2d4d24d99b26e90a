import { browser } from '../browser';
import { textInPortalsWords } from '../guide/in-portals-words';
import { textLanguage } from '../i18n';
import { catalogue } from '../oauth/catalogue';
import type { Labels } from '../portal/types';
import type { Setup } from '../setup/types';

/** By code (public/error-texts). What it lacks stays English. */
export type ErrorTexts = Record<string, [cause: string, fix: string]>;

let known: { language: string; said: Promise<Map<string, string>> } | undefined;

/**
 * A setup whose test says in the language of our texts what an error of Microsoft's means, and quotes the portal by these
 * labels. It is kept in English, as the catalogue has it, since browser and portal may speak another language by tomorrow.
 */
export async function explainErrors(setup: Setup, labels: readonly Labels[]): Promise<Setup> {
  const { test } = setup;
  const language = textLanguage().lang.toLowerCase();
  if (!test) return setup;
  if (known?.language !== language) known = { language, said: load(language) };
  const said = await known.said;
  const say = (text: string) => textInPortalsWords(said.get(text) ?? text, labels);
  return { ...setup, test: explained(test, say) as typeof test };
}

async function load(language: string): Promise<Map<string, string>> {
  if (language === 'en') return new Map();
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

function explained(value: unknown, say: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => explained(item, say));
  if (typeof value !== 'object' || value === null) return value;
  const { key, params } = value as { key?: unknown; params?: unknown };
  if (key === 'literal' && Array.isArray(params)) {
    return { key, params: params.map((param) => (typeof param === 'string' ? say(param) : param)) };
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, explained(item, say)]));
}
