/**
 * Whether a name reads as what it is: no control or format characters (they turn the direction of writing, or can't be
 * seen), no line breaks, no heap of accents, and letters of one script beside Latin's digits and signs only.
 */
export function isPlainName(name: string): boolean {
  // An address would pass for the one who says so.
  if (name.includes('://')) return false;
  if (/[\p{C}\p{Zl}\p{Zp}]|\p{M}{3,}|^\s|\s$|\s{2,}/u.test(name.normalize('NFC'))) return false;
  return name.split(/[^\p{L}\p{M}]+/u).every((word) => scriptsOf(word) <= 1);
}

/** Scripts whose letters pass for each other's. */
const lookalikes = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

const scriptsOf = (word: string) => lookalikes.filter((script) => script.test(word)).length;
