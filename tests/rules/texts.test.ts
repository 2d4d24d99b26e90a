import { describe, expect, it } from 'vitest';
import en from '../../lib/locales/en.json';
import { callsIn } from './calls';
import { filesUnder, shipped, withoutComments } from './tree';

const texts: Record<string, string> = en;
const code = shipped().map(({ path, text }) => ({ path, text: withoutComments(text) }));

/** The places `$1`, `$2`… are as many as the values, and without a gap. */
function fits(text: string, count: number): boolean {
  const places = new Set([...text.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)));
  return places.size === count && [...places].every((place) => place >= 1 && place <= count);
}

const usedKeys = (sources: string[]): Set<string> =>
  new Set(
    sources.flatMap((source) => [
      ...[...source.matchAll(/'(\w+)'/g)].map(([, key = '']) => key),
      ...[...source.matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key),
    ]),
  );

describe('texts', () => {
  it('are all used', () => {
    const used = usedKeys([...code, ...filesUnder('entrypoints'), ...manifest()].map(({ text }) => text));
    expect(Object.keys(texts).filter((key) => !used.has(key))).toEqual([]);
    expect(used.has('noTextHasThisName')).toBe(false);
  });

  it('are all there', () => {
    const missing = code.flatMap(({ path, text }) =>
      callsIn(text)
        .filter(({ key }) => !(key in texts))
        .map(({ key }) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('get a value for each place, and none too many', () => {
    const wrong = code.flatMap(({ path, text }) =>
      callsIn(text)
        .filter(({ key, count }) => key in texts && count !== null)
        .filter(({ key, count }) => !fits(texts[key] ?? '', count ?? 0))
        .map(({ key, count }) => `${path}: ${key} gets ${count}`),
    );
    expect(wrong).toEqual([]);
    expect([fits('$2 and $1, $2', 2), fits('none', 0)]).toEqual([true, true]);
    expect([fits('$1', 0), fits('$1', 2), fits('only $2', 2)]).toEqual([false, false, false]);
  });

  it('are sorted, trimmed and not empty', () => {
    const keys = Object.keys(texts);
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)));
    expect(Object.entries(texts).filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
  });
});

describe('a call', () => {
  it.each<[string, string, number | null]>([
    ['without a value', "t('key')", 0],
    ['over lines', "message(\n  'key',\n  a,\n  b,\n)", 2],
    ['with calls inside', "message('key', f(a, b), [c, d].join(', '))", 2],
    ['with quotes', "t('key', 'a, b', `c, d(e, f), g`)", 2],
    ['with an open number', "message('key', ...params)", null],
  ])('%s', (_, text, count) => {
    expect(callsIn(text)).toEqual([{ key: 'key', count }]);
  });

  it('of something else is none', () => {
    expect(callsIn("format('key', a); t(keys[id]); emit('key')")).toEqual([]);
  });
});

function manifest() {
  return filesUnder('.').filter(({ path }) => path === 'scripts/edition/config.ts');
}
