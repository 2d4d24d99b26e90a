/** A line of a table. */
export const line = (first: string, cells: readonly (string | number)[], width = 12): void =>
  console.log(first.padEnd(width) + cells.map((text) => String(text).padStart(12)).join(''));

export const ratio = (part: number | undefined, whole: number | undefined): string => {
  if (part === undefined || whole === undefined) return '-';
  const value = part / whole;
  return value < 0.01 ? value.toFixed(4) : value < 1 ? value.toFixed(3) : value.toFixed(1);
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/** An aim of the project, and whether this run has met it. Nothing fails where it has not. */
export const aim = (text: string, isMet: boolean, measured: string): void =>
  console.log(`${isMet ? 'met   ' : 'MISSED'}  ${text}: ${measured}`);
