/** Our label files, by name. */
export const labelLanguages = [
  'en', 'de', 'fr', 'es', 'ja', 'pt-BR', 'it', 'nl', 'pl', 'sv',
  'zh-Hans', 'ko', 'ru', 'cs', 'hu', 'tr', 'zh-Hant', 'pt-PT', 'id',
] as const; // biome-ignore format: a list
export type LabelLanguage = (typeof labelLanguages)[number];

/**
 * Label files for what a page or browser says of its language: `html lang`, the portal's `?l=de.de-de`, a
 * navigator code. English is always in, since blades are part-translated; European Portuguese brings Brazilian
 * wordings along, never the reverse (knowledge/portal-labels.md, "Pitfalls").
 */
export function pickLanguages(hints: readonly (string | null | undefined)[]): string[] {
  const picked = new Set<string>(['en']);
  for (const hint of hints) {
    const code = (hint ?? '').toLowerCase().replace(/_/g, '-').split('.').at(-1) ?? '';
    if (/^zh/.test(code)) picked.add(/hant|tw|hk|mo/.test(code) ? 'zh-Hant' : 'zh-Hans');
    else if (/^pt/.test(code)) {
      if (/pt-pt/.test(code)) picked.add('pt-PT');
      picked.add('pt-BR');
    } else {
      const language = labelLanguages.find((name) => name === code.split('-')[0]);
      if (language) picked.add(language);
    }
  }
  return [...picked];
}

/** The language that a page speaks, by the first of its hints that names one of ours. Null: none does. */
export function spokenLanguage(hints: readonly string[]): LabelLanguage | null {
  for (const hint of hints) {
    if (/^en\b/i.test(hint)) return 'en';
    const [, language] = pickLanguages([hint]);
    if (language) return language as LabelLanguage;
  }
  return null;
}
