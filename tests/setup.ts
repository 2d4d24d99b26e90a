import { fakeBrowser } from 'wxt/testing/fake-browser';
import en from '../lib/locales/en.json';

// fakeBrowser has no i18n: English stands in for the browser's own look-up.
const english: Record<string, string> = { ...en, '@@ui_locale': 'en_US' };
fakeBrowser.i18n.getMessage = (key: string, substitutions?: string | string[]) =>
  (english[key] ?? '').replace(
    /\$(\d)/g,
    (_, digit: string) => [substitutions ?? []].flat()[Number(digit) - 1] ?? '',
  );

// Node has no address of its own, as a background has.
globalThis.location ??= new URL('http://localhost:3000') as unknown as Location;
