/** What is wrong with a recipe, and where in it. */
export interface Finding {
  /** Names and positions from the top of the recipe down: `variants`, 0, `scopes`. */
  path: (string | number)[];
  text: string;
}

/** As an author would say it: `variants[0].scopes.values`. */
export const pathText = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
