import type { Message } from '../../lib/i18n';
import en from '../../lib/locales/en.json';
import { paramText } from '../../lib/message-params';

const texts: Record<string, string> = en;

/** A message in English, without a browser. */
export const english = ({ key, params = [] }: Message): string =>
  (texts[key] ?? key).replace(/\$(\d)/g, (_, digit: string) =>
    paramText(params[Number(digit) - 1] ?? '', 'en'),
  );
