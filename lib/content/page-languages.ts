/** What the page says of its language: its markup first, then the portal's own `?l=` parameter. */
export const pageLanguages = (): string[] =>
  [document.documentElement.lang, new URLSearchParams(location.search).get('l') ?? '']
    .filter((hint) => hint !== '')
    .map((hint) => hint.slice(0, 40));
