/** In characters. A recipe of ours has at most 20,000; a longer file than this is not read at all. */
export const longestRecipe = 200_000;
