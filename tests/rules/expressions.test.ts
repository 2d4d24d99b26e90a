import { describe, expect, it } from 'vitest';
import { dateShape, guidShape, namedDateShape } from '../../lib/portal/redact-shapes';
import { type Expression, expressionsIn, slowText } from './expressions';
import { shipped } from './tree';

/** More than any page, file or answer has in one text. */
const long = 15_000;

/** Those that need a bound: how long a text may be that they are given, and what sees to that. */
const bounded: [source: string, longest: number, by: string][] = [
  ['\\/+$', 4000, 'the path of an address, as long as a message or a recipe may have it'],
  ['<[^>]*>', 2000, 'cut off right before'],
  [
    '\\bemails\\.php\\?(?:.*&)?p=(\\d+)',
    4000,
    'a link in what a helpdesk answers (lib/background/helpdesk-tab.ts)',
  ],
  ['\\([^)]*\\)|[T, ]+\\d{1,2}:\\d{2}.*$', 200, 'longestDate'],
  ['\\s*([()/])\\s*', 2000, 'labels and names are compared up to a length, a dialog is cut off'],
  ['^[\\s*\\p{S}]+|[\\s:*.\\p{S}]+$', 2000, 'the same'],
];

const written = expressionsIn(shipped());
const assembled = [guidShape, dateShape, namedDateShape].map(
  ({ source, flags }): Expression => ({ path: 'lib/portal/redact-shapes.ts', source, flags }),
);
const all = [
  ...new Map([...written, ...assembled].map((one) => [`${one.source}/${one.flags}`, one])).values(),
];

describe('a regular expression', () => {
  it('does not work for longer than its text is long, or is given short ones alone', () => {
    const slow = all.flatMap((one) => {
      const [, longest = long] = bounded.find(([source]) => source === one.source) ?? [];
      const text = slowText(one, longest);
      return text === null ? [] : [`${one.path}: /${one.source}/${one.flags} on ${text}`];
    });
    expect(slow).toEqual([]);
    expect(written.length).toBeGreaterThan(200);
  }, 300_000);

  it('is in the list of those that are bounded only while it is needed there', () => {
    expect(bounded.filter(([source]) => !all.some((one) => one.source === source))).toEqual([]);
  });

  it.each(['(a+)+-$', '\\s+$', '<[^>]*>', '(\\d+)*x'])('would be seen: %s', (source) => {
    expect(slowText({ path: '', source, flags: '' }, long)).not.toBeNull();
  });

  it('is found wherever it is written', () => {
    const file = (path: string, text: string) => ({ path, text });
    expect(
      expressionsIn([
        file('a.ts', 'const a = /x+/giu.test(b as string);'),
        file('b.tsx', 'const c = <p title={d.replace(/y/, "")} />;'),
      ]).map(({ source, flags }) => `${source}/${flags}`),
    ).toEqual(['x+/giu', 'y/']);
  });
});
