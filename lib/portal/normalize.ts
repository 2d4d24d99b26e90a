const invisible =
  /[\ufe0e-\ufe0f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff\u24d8\u2139]/g;

/** Without icon-font glyphs, zero-width and direction marks, and with plain single spaces. */
export const cleanText = (text: string): string => text.replace(invisible, '').replace(/\s+/g, ' ').trim();

/** One form for each letter, in every case and width; "İ".toLowerCase() is an i with a dot above it. */
export const foldLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u0307/g, '')
    .replace(/ı/g, 'i');

/** "And", in the portal's languages. */
const joints = / (?:and|und|et|y|e|en|i|och|a|és|ve|dan|и|&amp;) /g;

/**
 * Folds a label so that the same words compare equal, however a language, a font or a frame writes them
 * (knowledge/portal-labels.md, "Pitfalls").
 */
export function normalize(text: string): string {
  // Plain words, as most labels are, have nothing else to fold.
  if (/^[a-z]+(?: [a-z]+)*$/i.test(text)) return text.toLowerCase().replace(joints, ' & ');
  return (
    foldLetters(cleanText(text))
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/["“”„«»「」『』]/g, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(joints, ' & ')
      .replace(/\s*([()/])\s*/g, '$1')
      .replace(/\((?:\d{1,6}|preview)\)$/, '')
      // Ticks, plus signs and sort arrows that are text, where other pages have an icon.
      .replace(/^[\s*\p{S}]+|[\s:*.\p{S}]+$/gu, '')
  );
}
