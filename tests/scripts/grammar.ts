import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** Grammars of the tools' languages that others keep: what is parsed is the text of a script, never what it was made from. */

const require = createRequire(import.meta.url);
const grammars = {
  powershell: 'tree-sitter-powershell/tree-sitter-powershell.wasm',
  bicep: 'tree-sitter-bicep/tree-sitter-bicep.wasm',
  terraform: '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
};

const languages = new Map<string, Promise<Language>>();

export async function parse(grammar: keyof typeof grammars, text: string): Promise<Node> {
  await Parser.init();
  const loading = languages.get(grammar) ?? Language.load(require.resolve(grammars[grammar]));
  languages.set(grammar, loading);
  const parser = new Parser();
  parser.setLanguage(await loading);
  const root = parser.parse(text)?.rootNode;
  if (!root) throw new Error('nothing was parsed');
  if (root.hasError) throw new SyntaxError(`${grammar}: ${errorIn(root)}`);
  return root;
}

function errorIn(node: Node): string {
  if (node.isError || node.isMissing) return `line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`;
  return node.children.map((child) => (child?.hasError ? errorIn(child) : '')).find((text) => text) ?? '';
}

/** Without comments. */
export const kids = (node: Node): Node[] =>
  node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment');

export const child = (node: Node, type: string): Node => {
  const found = kids(node).find((one) => one.type === type);
  if (!found) throw new Error(`no ${type} in ${node.type}: ${node.text.slice(0, 80)}`);
  return found;
};

export const only = (node: Node): Node => {
  const [first, ...more] = kids(node);
  if (!first || more.length > 0) throw new Error(`not one part in ${node.type}: ${node.text.slice(0, 80)}`);
  return first;
};

export const unknown: (node: Node) => never = (node) => {
  throw new Error(`not understood: ${node.type} ${node.text.slice(0, 120)}`);
};
