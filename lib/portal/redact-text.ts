import { compileLabels } from './labels';
import { normalize } from './normalize';
import { createFakes, type Fakes } from './redact-fakes';
import { isPublicApi, isPublicPathWord, isPublicPermission } from './redact-public';
import { isCut } from './shapes';
import type { Labels } from './types';

/** Replaces all of a text but what the portal itself says. Texts keep their lengths, so that pieces still fit. */
export interface TextRedactor {
  fakes: Fakes;
  text(raw: string): string;
  /** A text in several pieces: what no piece shows as a whole is found in all of them together. */
  pieces(texts: readonly string[]): string[];
  /** Which part of a text is not the portal's own: null for a text that is not known, [0, 0] for nothing of it. */
  foreignPart(text: string): [number, number] | null;
  /** Texts that stand somewhere in full: one that is cut off has the beginning of the same stand-in. */
  addFull(text: string): void;
  address(url: string): string;
}

interface Pattern {
  before: string;
  after: string;
}

/** Invisible characters that may stand in a GUID, as the reader allows them. */
const gap = '[\\s\\u00ad\\u200b-\\u200f\\u2060-\\u2069\\ufeff\\ue000-\\uf8ff]*';
const hex = (count: number) => Array.from({ length: count }, () => '[0-9a-f]').join(gap);
const guid = new RegExp([8, 4, 4, 4, 12].map(hex).join(`${gap}-${gap}`), 'gi');
const url = /[a-z][a-z0-9+.-]*:\/\/[^\s<>"“”'…]+|urn:[^\s"…]+/gi;
const email = /[\p{L}\p{N}._%+'#-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const time = '(?:[T, ]+\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?)?';
const date = new RegExp(
  `(?<![\\d.])(?:\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?\\d{4}|\\d{4}\\s?[./\\-年년]\\s?\\d{1,2}\\s?[./\\-月월]\\s?\\d{1,2}[日일]?)${time}(?!\\d)`,
  'g',
);
const namedDate = new RegExp(
  `(?<!\\d)(?:\\d{1,2}\\.?\\s(?:de\\s)?\\p{L}{3,12}\\.?,?\\s(?:de\\s)?\\d{4}|\\p{L}{3,12}\\.?\\s\\d{1,2},\\s\\d{4})${time}(?!\\d)`,
  'gu',
);
const host = /(?<![\w@.-])(?:(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,24}|(?:[A-Z0-9][A-Z0-9-]*\.)+[A-Z]{2,24})(?![\w@-])/g;
const dotted = /(?<![\w.-])[A-Za-z]+(?:[._][A-Za-z]+)+(?![\w-])/g;
const longToken = /[!-~]{16,}/g;
const anyWord = /[\p{L}\p{M}\p{N}]+/gu;

export function createTextRedactor(files: readonly Labels[], seed: string, languages: readonly string[]): TextRedactor {
  const { words } = compileLabels(files);
  const vocabulary = new Set([...words.keys()].flatMap((wording) => wording.match(anyWord) ?? []));
  const patterns = files.flatMap(tenantPatterns);
  const phrases = files.flatMap(sentences);
  const months = monthNames(languages);
  const fakes = createFakes(seed, (word) => vocabulary.has(word));
  const fulls = new Set<string>();

  const isKnown = (text: string): boolean =>
    words.has(normalize(text)) || isPublicPermission(text) || isPublicApi(text.replace(/\s*\(\d{1,4}\)$/, ''));

  const foreignPart = (text: string): [number, number] | null => {
    if (isKnown(text.trim())) return [0, 0];
    const folded = normalize(text);
    for (const { before, after } of patterns) {
      if (!folded.startsWith(before) || !folded.endsWith(after)) continue;
      const from = longestStart(text, before);
      const to = from === null ? null : longestEnd(text, after, from);
      if (from !== null && to !== null && from < to) return [from, to];
    }
    return null;
  };

  const word = (text: string): string => fakes.word(text);
  const stages: [RegExp, (found: string, rest: (text: string) => string) => string][] = [
    [url, (found, rest) => address(found, rest)],
    [email, (found) => fakes.email(found)],
    [guid, (found) => fakes.guid(found)],
    [date, (found) => fakes.date(found)],
    [namedDate, (found, rest) => (hasMonth(found, months) ? fakes.date(found) : rest(found))],
    [dotted, (found, rest) => (isPublicPermission(found) ? found : rest(found))],
    [host, (found) => fakes.host(found)],
    [longToken, (found, rest) => (looksSecret(found) ? fakes.secret(found) : rest(found))],
    [anyWord, word],
  ];
  const tokens = (text: string, from = 0): string => {
    const stage = stages[from];
    if (!stage) return text;
    const [expression, handle] = stage;
    let result = '';
    let end = 0;
    for (const match of text.matchAll(expression)) {
      result += tokens(text.slice(end, match.index), from + 1);
      result += handle(match[0], (found) => tokens(found, from + 1));
      end = match.index + match[0].length;
    }
    return result + tokens(text.slice(end), from + 1);
  };

  /** The path and query of an address: protocol words stay, and percent-escapes stay well-formed. */
  const tail = (text: string): string =>
    tokens(text.replace(/%[0-9a-f]{2}/gi, (escape) => (/%(?:2[0-9a-f]|3[a-f]|40)/i.test(escape) ? escape : 'xxx')), 1);
  const address = (text: string, rest: (text: string) => string): string => {
    const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(text);
    if (!match) return rest(text);
    const [, scheme = '', authority = '', path = ''] = match;
    const isPublicScheme = /^(?:https?|api|urn|ms-appx?-web|ms-app|msauth|ms-appx)$/i.test(scheme);
    const named = authority.includes('@') ? tokens(authority, 1) : authority.replace(/^[^:]+/, fakesOfHost);
    const pathOut = path.split(/(%[0-9a-f]{2}|[^\p{L}\p{N}_-]+)/iu);
    void pathOut;
    return `${isPublicScheme ? scheme : tokens(scheme, 2)}://${named}${pathOf(path, tail)}`;
  };
  const fakesOfHost = (name: string): string =>
    name.match(guid) || !name.includes('.') ? tokens(name, 2) : fakes.host(name);

  const core = (text: string): string => {
    if (isKnown(text)) return text;
    if (text.includes(' | ')) return text.split(' | ').map(core).join(' | ');
    const foreign = foreignPart(text);
    if (foreign) {
      const [from, to] = foreign;
      fakes.confide(text.slice(from, to));
      return text.slice(0, from) + tokens(text.slice(from, to)) + text.slice(to);
    }
    const counted = /^(.*\p{L}.*?)(\s*\(\d{1,4}\))$/su.exec(text);
    if (counted?.[1] && counted[2]) return core(counted[1]) + counted[2];
    const phrase = phrases.find((sentence) => text.toLowerCase().includes(sentence));
    if (phrase) {
      const start = text.toLowerCase().indexOf(phrase);
      const end = start + phrase.length;
      return tokens(text.slice(0, start)) + text.slice(start, end) + tokens(text.slice(end));
    }
    const full = isCut(text) ? fullOf(text) : undefined;
    return full ? tokens(full).slice(0, text.length - 1) + text.slice(-1) : tokens(text);
  };
  const fullOf = (text: string): string | undefined => {
    const start = text.replace(/[….\s]+$/, '').toLowerCase();
    return start.length > 2 ? [...fulls].find((full) => full.toLowerCase().startsWith(start)) : undefined;
  };

  const redactText = (raw: string): string => {
    const inner = raw.trim();
    if (!/[\p{L}\p{N}]/u.test(inner)) return raw;
    const start = raw.indexOf(inner);
    return raw.slice(0, start) + core(inner) + raw.slice(start + inner.length);
  };

  return {
    fakes,
    text: redactText,
    foreignPart,
    address: (text) => address(text, tokens),
    addFull(text) {
      if (text.length > 3 && !isCut(text)) fulls.add(text);
    },
    pieces(texts) {
      const joined = texts.join('');
      const whole = redactText(joined);
      let place = 0;
      return texts.map((text) => {
        place += text.length;
        return whole.slice(place - text.length, place);
      });
    },
  };
}
