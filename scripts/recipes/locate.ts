import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Finding, pathText } from '../../lib/recipes/check/finding';

/** A finding with its place in the file, counted from 1. */
export interface Located {
  line: number;
  column: number;
  text: string;
}

/** What a file holds, or why it is no JSON. */
export function parseFile(text: string): { tree: Node; value: unknown } | { broken: Located[] } {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  if (tree && errors.length === 0) return { tree, value: JSON.parse(text) };
  const found = errors.map(({ error, offset }) => ({
    ...position(text, offset),
    text: `this is no JSON: ${printParseErrorCode(error)
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase()}`,
  }));
  return { broken: found.length > 0 ? found : [{ line: 1, column: 1, text: 'the file is empty' }] };
}

/** A missing field has no place of its own: then it is the place of what it is missing in. */
export function locate(
  text: string,
  tree: Node,
  { path, text: what }: Finding,
  whole = 'the recipe',
): Located {
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (!node) continue;
    // The name of a field, rather than its value, which may begin lines below.
    const start = node.parent?.type === 'property' ? node.parent : node;
    return { ...position(text, start.offset), text: `${pathText(path) || whole}: ${what}` };
  }
  return { line: 1, column: 1, text: what };
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
