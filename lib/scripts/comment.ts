import type { ScriptPlan } from './types';

/** One line of ASCII-safe text: whatever a language takes for the end of a line ends no comment. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'");

/** What every script says of itself. For colleagues too, so it stays in English. */
export function headLines(plan: ScriptPlan, mark: '#' | '//', more: string[]): string[] {
  const lines = [
    `${plan.title}`,
    'Made by Waymark. It makes the app registration that Waymark would guide you to make in the portal.',
    ...more,
    ...(plan.notes.length > 0 ? ['', 'Before you run it:'] : []),
    ...plan.notes.map((note) => `- ${note}`),
  ];
  return lines.map((line) => `${mark} ${oneLine(line)}`.trimEnd());
}

export const secretNote =
  'It ends by printing a JSON document with the client secret: paste it into Waymark, then clear the screen. The secret is written into no file.';
export const noSecretNote = 'It ends by printing a JSON document: paste it into Waymark.';
