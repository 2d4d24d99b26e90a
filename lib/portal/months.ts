/**
 * How long a choice like `Recommended: 180 days (6 months)` lasts, in any language: the one pair of numbers in it
 * that are the same time in days and in months. Null for any other text.
 */
export function monthsIn(text: string): number | null {
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const months = numbers.filter((month) => numbers.some((days) => Math.abs(days - month * 30.4) < 7));
  return months.length === 1 && months[0] ? months[0] : null;
}
