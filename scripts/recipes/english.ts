import type { Message } from '../../lib/i18n';
import en from '../../lib/locales/en.json';

const texts: Record<string, string> = en;

/** A message in English, without a browser. */
export const english = ({ key, params = [] }: Message): string =>
  (texts[key] ?? key).replace(/\$(\d)/g, (_, digit: string) => params[Number(digit) - 1] ?? '');
