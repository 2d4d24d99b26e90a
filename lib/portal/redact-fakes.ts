import { type HashKey, parseKey, siphash } from './redact-hash';
import { isPublicHost, publicSuffix } from './redact-public';

/** What a report counts as replaced. */
export const replacedKinds = ['ids', 'addresses', 'emails', 'secrets', 'dates', 'words'] as const;
export type ReplacedKind = (typeof replacedKinds)[number];
export type Replaced = Record<ReplacedKind, number>;

/**
 * Stand-ins that depend on nothing but the report's seed and the value: the same value has the same stand-in in
 * every frame, without any frame telling a value. Each is as long as what it stands for.
 */
export interface Fakes {
  word(text: string): string;
  guid(text: string): string;
  secret(text: string): string;
  host(text: string): string;
  email(text: string): string;
  /** A date's digits; the numbers keep their classes, so that it is read the way the first one was. */
  date(text: string): string;
  /** An element's ID or the like: only its being the same elsewhere matters. */
  name(text: string): string;
  /** Counts a value that was replaced by way of others, such as an address. */
  note(kind: ReplacedKind, value: string): void;
  /** Words of which other places must be cleared too: of hosts, mail addresses and tenants' names. */
  confide(text: string): void;
  isConfidential(word: string): boolean;
  /** A longer word of a text that was replaced; none of the portal's. */
  isReplaced(word: string): boolean;
  replaced(): Replaced;
  /** Values that must not be found in a report, in lower case. */
  originals(): string[];
}

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';
const ideographs = '甲乙丙丁戊己庚辛壬癸';
const alphanumerics = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** `isTaken`: words that a stand-in must not be, because the portal uses them. */
export function createFakes(seed: string, isTaken: (word: string) => boolean): Fakes {
  const key = parseKey(seed);
  const seen = new Map<ReplacedKind, Set<string>>(replacedKinds.map((kind) => [kind, new Set()]));
  const words = new Map<string, string>();
  const confidential = new Set<string>();
  const turn = [1, 2, 4, 5, 7, 8][drawing(key, 'date')(6)] as number;
  const years = 1 + drawing(key, 'years')(3);

  const note = (kind: ReplacedKind, value: string): void => {
    seen.get(kind)?.add(value.toLowerCase());
  };
  const confide = (text: string): void => {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{4,}/gu)) confidential.add(word);
  };

  const lowerWord = (lower: string): string => {
    const known = words.get(lower);
    if (known !== undefined) return known;
    let fake = '';
    for (let salt = 0; salt < 30; salt++) {
      const draw = drawing(key, `word ${salt} ${lower}`);
      fake = [...lower].map((letter, index) => substitute(letter, index, draw)).join('');
      if (fake !== lower && !isTaken(fake)) break;
    }
    words.set(lower, fake);
    return fake;
  };

  const word = (text: string): string => {
    note('words', text);
    const lower = [...text].map((letter) =>
      letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
    );
    const fake = lowerWord(lower.join(''));
    let place = 0;
    return [...text]
      .map((letter, index) => {
        const piece = fake.slice(place, place + letter.length);
        place += letter.length;
        return letter === lower[index] ? piece : piece.toUpperCase();
      })
      .join('');
  };

  const eachWord = (text: string): string => text.replace(/[\p{L}\p{M}\p{N}]+/gu, word);

  const host = (text: string): string => {
    const lower = text.toLowerCase();
    if (isPublicHost(lower)) return text;
    note('addresses', text);
    const suffix = publicSuffix(lower) ?? reservedLength(lower);
    const front = suffix ? text.slice(0, text.length - suffix.length) : text;
    confide(front.length > 0 ? front : text);
    if (!suffix) return eachWord(text);
    if (publicSuffix(lower)) return eachWord(front) + text.slice(front.length);
    confide(suffix.replace(/\.[^.]*$/, ''));
    const room = suffix.length - '.example'.length;
    const draw = drawing(key, `host ${suffix}`);
    const own = Array.from({ length: room }, (_, index) => substitute('x', index, draw)).join('');
    const fake = `${own}.example`;
    return eachWord(front) + (text === lower ? fake : fake.toUpperCase());
  };

  return {
    word,
    host,
    note,
    confide,
    guid(text) {
      const plain = text
        .replace(/[\u2010-\u2015\u2212]/g, '-')
        .replace(/[^0-9a-f-]/gi, '')
        .toLowerCase();
      // Stands where there is no ID.
      if (/^[0-]*$/.test(plain)) return text;
      note('ids', plain);
      const draw = drawing(key, `guid ${plain}`);
      const digits = `fa4e${Array.from({ length: 28 }, () => draw(16).toString(16)).join('')}`;
      const isUpper = /[A-F]/.test(text) && !/[a-f]/.test(text);
      let place = 0;
      // Invisible characters inside stay where they are.
      return text.replace(/[0-9a-f]/gi, () => {
        const digit = digits[place++] as string;
        return isUpper ? digit.toUpperCase() : digit;
      });
    },
    secret(text) {
      note('secrets', text);
      const draw = drawing(key, `secret ${text}`);
      const rest = Array.from(text, () => alphanumerics[draw(alphanumerics.length)]).join('');
      return `FAKE-SECRET-${rest}`.slice(0, text.length);
    },
    email(text) {
      note('emails', text);
      const at = text.lastIndexOf('@');
      confide(text.slice(0, at));
      return `${eachWord(text.slice(0, at))}@${host(text.slice(at + 1))}`;
    },
    date(text) {
      note('dates', text);
      const [day = '', time = ''] = text.split(/(?=[T, ]\d{1,2}:)/);
      const moved = day.replace(/[\d０-９]+/g, (digits) => {
        const number = Number(digits.normalize('NFKC'));
        // Later years are none that a portal writes.
        const year = number + years < 2300 ? number + years : number - years;
        const fake = digits.length === 4 ? `${year}` : `${turned(number, turn)}`.padStart(digits.length, '0');
        return /^\d/.test(digits)
          ? fake
          : fake.replace(/\d/g, (sign) => '０１２３４５６７８９'[Number(sign)] ?? sign);
      });
      return moved + time.replace(/\d+/g, (digits) => '1'.padEnd(digits.length, '0'));
    },
    name: (text) =>
      `n${drawing(key, `name ${text}`)(2 ** 31).toString(36)}${drawing(key, `more ${text}`)(2 ** 31).toString(36)}`,
    isReplaced: (text) => text.length > 3 && words.has(text.toLowerCase()) && !isTaken(text.toLowerCase()),
    isConfidential: (text) => confidential.has(text.toLowerCase()),
    replaced: () =>
      Object.fromEntries(replacedKinds.map((kind) => [kind, seen.get(kind)?.size ?? 0])) as Replaced,
    originals: () =>
      (['ids', 'emails', 'secrets', 'addresses'] as const).flatMap((kind) => [...(seen.get(kind) ?? [])]),
  };
}

/** Numbers from the keyed hash, as many as are wanted. */
function drawing(key: HashKey, value: string): (below: number) => number {
  // A long one is not gone through again for every few letters.
  const seed = value.length > 200 ? `${siphash(key, value)}` : value;
  let pool = 0n;
  let left = 0;
  let block = 0;
  return (below) => {
    if (left-- === 0) {
      pool = siphash(key, `${block++} ${seed}`);
      left = 7;
    }
    const size = BigInt(below);
    const number = Number(pool % size);
    pool /= size;
    return number;
  };
}

function substitute(letter: string, index: number, draw: (below: number) => number): string {
  const pick = (from: string) => from[draw(from.length)] as string;
  if (/\p{N}/u.test(letter)) return pick('0123456789').padEnd(letter.length, '0');
  if (
    letter.length === 1 &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter)
  )
    return pick(ideographs);
  return pick(index % 2 === 0 ? consonants : vowels).padEnd(letter.length, 'o');
}

/** Days and months: 1-9, 10-12 and 13-31 stay what they are, so that a date is as plain or as open as before. */
function turned(number: number, turn: number): number {
  if (number < 1) return number;
  if (number < 10) return 1 + ((number - 1 + turn) % 9);
  if (number < 13) return 10 + ((number - 10 + turn) % 3);
  return 13 + ((number - 13 + turn) % 16);
}

/** The last labels of a host that are long enough to become a name under `.example`, which nobody can have. */
function reservedLength(host: string): string | undefined {
  const labels = host.split('.');
  for (let count = 2; count <= labels.length; count++) {
    const end = labels.slice(-count).join('.');
    if (end.length > '.example'.length + 2) return end;
  }
  return undefined;
}
