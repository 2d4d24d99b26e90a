import { parseAst } from 'vite';
import { isCode, type SourceFile } from './tree';

/** A regular expression as it is written in the code. */
export interface Expression {
  path: string;
  source: string;
  flags: string;
}

/** All that are written as such; those that are put together at run time are not among them. */
export function expressionsIn(files: readonly SourceFile[]): Expression[] {
  return files.filter(isCode).flatMap(({ path, text }) => {
    const found: Expression[] = [];
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { regex } = node as { regex?: { pattern: string; flags: string } };
      if (regex) found.push({ path, source: regex.pattern, flags: regex.flags });
      else for (const part of Object.values(node)) walk(part);
    };
    walk(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path).body);
    return found;
  });
}

/** Milliseconds of work, whatever else the computer does meanwhile. */
function workOf(task: () => void): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const signs = [
  ...[' ', '\t', '\n', 'a', 'A', 'T', '0', '1', '-', '.', ',', '/', '#', '(', '<', '@', ':', '"', "'", '\\'],
  ...['{', '…', '%', '&', '=', 'ä', '*', '_', '~', '+', '.-', 'a.', '.a', '1.', ' .', 'a-', '/a', '0a', 'a:'],
  ...['A.', 'a@', ', ', ' (', '(1)', 'a/', '\\"'],
];

/** What an expression begins with, and the words in it: without them a text would be let go of at once. */
function wordsOf({ source }: Expression): string[] {
  const plain = source.replace(/\\([^\w])/g, '$1').replace(/\\[a-zA-Z]/g, ' ');
  const [start = ''] = /^\^?(?:[\w:/.?#&= -]|\(\?:)*/.exec(plain) ?? [];
  const begin = start.replace(/^\^/, '').replaceAll('(?:', '').replaceAll('?', '');
  const words = plain.match(/[\w:/.=&?-]{3,}/g) ?? [];
  return [...new Set([begin, ...words])].filter((word) => word !== '').slice(0, 6);
}

/** More than enough for an expression that looks at each character a few times. */
const patience = 40;

/** A text of at most `longest` characters on which an expression works for too long; null where none was found. */
export function slowText(expression: Expression, longest: number): string | null {
  const { source, flags } = expression;
  const every = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  const words = wordsOf(expression);
  const pumps = [...signs, ...words];
  // The shortest first: what doubles with each character would never end on a longer one.
  for (const length of [24, 1000, longest]) {
    for (const pump of pumps) {
      for (const before of ['', ...words.slice(0, 1)]) {
        for (const after of ['', '\n!']) {
          const text = before + pump.repeat(Math.ceil(Math.min(length, longest) / pump.length)) + after;
          const isSlow = () => workOf(() => void text.replace(every, '')) > patience;
          // The first run of an expression compiles it, and a collection of memory may fall into any.
          if (isSlow() && isSlow())
            return `${JSON.stringify(before)} ${JSON.stringify(pump)}… ${JSON.stringify(after)}`;
        }
      }
    }
  }
  return null;
}
