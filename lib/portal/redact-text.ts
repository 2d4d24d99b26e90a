import { monthsIn } from './months';
import { createFakes, type Fakes } from './redact-fakes';
import { compileKnown } from './redact-known';
import { isPublicPathPiece, isPublicPermission } from './redact-public';
import {
  dateShape,
  dottedShape,
  emailShape,
  guidShape,
  hostShape,
  lifetimeShape,
  longShape,
  looksSecret,
  maskShape,
  monthNames,
  namedDateShape,
  urlShape,
  wordShape,
} from './redact-shapes';
import { isCut } from './shapes';
import type { Labels } from './types';

/** Replaces all of a text but what the portal itself says. Lengths stay, so that pieces of a text still fit. */
export interface TextRedactor {
  readonly fakes: Fakes;
  text(raw: string): string;
  /** The part of a text that the portal does not say; null where it says none of it. */
  foreignPart(text: string): [number, number] | null;
  /** For a text of which another part is known to stay. */
  foreign(text: string): string;
  /** A text that stands somewhere in full: where it is cut off, its stand-in begins the same way. */
  addFull(text: string): void;
}

interface Options {
  labels: readonly Labels[];
  /** 32 hex digits. */
  seed: string;
  /** For the names of the months. */
  languages: readonly string[];
}

type Handler = (found: string, rest: (text: string) => string) => string;

export function createTextRedactor({ labels, seed, languages }: Options): TextRedactor {
  const known = compileKnown(labels);
  const fakes = createFakes(seed, known.hasWord);
  const months = monthNames(languages);
  const fulls = new Set<string>();

  const stages: [RegExp, Handler][] = [
    [urlShape, (found) => address(found)],
    [emailShape, fakes.email],
    [guidShape, fakes.guid],
    [dateShape, fakes.date],
    [namedDateShape, (found, rest) => (hasMonth(found, months) ? fakes.date(found) : rest(found))],
    [dottedShape, (found, rest) => (isPublicPermission(found) ? found : rest(found))],
    [hostShape, fakes.host],
    [maskShape, (found) => found],
    [longShape, (found, rest) => (looksSecret(found) ? fakes.secret(found) : rest(found))],
    [wordShape, fakes.word],
  ];

  /** One shape after the other, each in what the ones before it have left. */
  const replace = (text: string, from = 0): string => {
    const stage = stages[from];
    if (!stage || text === '') return text;
    const [expression, handle] = stage;
    const rest = (piece: string) => replace(piece, from + 1);
    let result = '';
    let end = 0;
    for (const match of text.matchAll(expression)) {
      result += rest(text.slice(end, match.index)) + handle(match[0], rest);
      end = match.index + match[0].length;
    }
    return result + rest(text.slice(end));
  };

  /** Protocols' own words stay. An escaped letter of a name becomes a plain one; escaped signs hold the address together. */
  const path = (text: string): string =>
    text
      .split(/(%[0-9a-f]{2}|[/?#&=])/i)
      .map((piece) => {
        if (/^%[0-9a-f]{2}$/i.test(piece)) return /^%(?:2[0-9a-f]|3[a-f]|40)$/i.test(piece) ? piece : 'xxx';
        return isPublicPathPiece(piece) ? piece : replace(piece, 1);
      })
      .join('');

  const urnPiece = (piece: string, index: number) =>
    index === 0 || isPublicPathPiece(piece) ? piece : replace(piece, 1);

  const address = (text: string): string => {
    const [, scheme = '', authority = '', rest = ''] = /^([^:]*):\/\/([^/?#]*)(.*)$/su.exec(text) ?? [];
    if (/^urn:/i.test(text)) return text.split(':').map(urnPiece).join(':');
    const isPublic = /^(?:https?|api|urn|ms-app|ms-appx-web|msauth)$/i.test(scheme);
    const host = authority.search(guidShape) < 0 && /^[\w.-]+(?=:\d+$|$)/.exec(authority)?.[0];
    const named = host ? fakes.host(host) + authority.slice(host.length) : replace(authority, 1);
    return `${isPublic ? scheme : replace(scheme, 2)}://${named}${path(rest)}`;
  };

  const fullOf = (text: string): string | undefined => {
    const start = text.replace(cutEnd, '').toLowerCase();
    const all = start.length > 2 ? [...fulls].filter((full) => full.toLowerCase().startsWith(start)) : [];
    return all.find((full) => known.foreignPart(full)) ?? all[0];
  };

  const core = (text: string, mayCount = true): string => {
    const foreign = known.foreignPart(text);
    if (foreign) {
      const [from, to] = foreign;
      fakes.confide(text.slice(from, to));
      return text.slice(0, from) + replace(text.slice(from, to)) + text.slice(to);
    }
    // A blade's title: the app's name, then the page's.
    if (text.includes(' | '))
      return text
        .split(' | ')
        .map((part) => core(part))
        .join(' | ');
    // Once: a page may write as many as it likes.
    const counted = mayCount ? text.search(countAtEnd) : -1;
    if (counted > 0 && /\p{L}/u.test(text.slice(0, counted)))
      return core(text.slice(0, counted), false) + text.slice(counted);
    const [, name = '', number = ''] = /^(.+?)(\s\d{1,3})$/.exec(text) ?? [];
    // "Redirect URI 2"
    if (name && known.foreignPart(name)) return core(name) + number;
    const phrase = known.phraseIn(text);
    if (phrase) {
      const [from, to] = phrase;
      return replace(text.slice(0, from)) + text.slice(from, to) + replace(text.slice(to));
    }
    // How long a secret is to last, "180 days (6 months)": numbers and words by turns.
    const pieces = text.split(lifetimeShape);
    if (!isCut(text) && monthsIn(pieces.filter((_, index) => index % 2).join(' ')) !== null)
      return pieces.map((piece, index) => (index % 2 ? piece : replace(piece))).join('');
    const full = isCut(text) ? fullOf(text) : undefined;
    if (!full) return replace(text);
    const end = text.search(cutEnd);
    return core(full).slice(0, end) + text.slice(end);
  };

  return {
    fakes,
    foreignPart: known.foreignPart,
    foreign(text) {
      fakes.confide(text);
      return replace(text);
    },
    text(raw) {
      // Around a text there may be icons, which are letters of a font of their own.
      const inner = raw.replace(beforeText, '').replace(afterText, '');
      if (!/[\p{L}\p{N}]/u.test(inner)) return raw;
      const start = raw.length - raw.replace(beforeText, '').length;
      return raw.slice(0, start) + core(inner) + raw.slice(start + inner.length);
    },
    addFull(text) {
      if (text.length > 3 && !isCut(text)) fulls.add(text.trim());
    },
  };
}

// What stands at an end is looked for once from where it begins: from each of its signs would take forever on a long text.
const beforeText = /^[\s\u200b-\u200f\ue000-\uf8ff]+/;
const afterText = /(?<![\s\u200b-\u200f\ue000-\uf8ff])[\s\u200b-\u200f\ue000-\uf8ff]+$/;
const cutEnd = /(?<![….\s])[….\s]+$/;
const countAtEnd = /(?<!\s)\s*\(\d{1,4}\)$/;

const hasMonth = (text: string, months: ReadonlySet<string>): boolean =>
  (text.match(/\p{L}{3,}/gu) ?? []).some((word) => months.has(word.toLowerCase()));
