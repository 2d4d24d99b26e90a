import type { DestinationSpec } from '../recipes/schema';
import { commentLines } from './comment-lines';
import { typedValue } from './typed-value';
import type { DeliveryInput, FileKind, FilledSetting } from './types';

type Spec = Extract<DestinationSpec, { kind: 'yaml-text' }>;

interface Tree {
  [key: string]: string | Tree;
}

/** A YAML file. Scalars are written as JSON, which YAML 1.2 contains, so that no value needs an escape of its own. */
export const yamlText: FileKind<Spec> = {
  render(spec, input) {
    const tree: Tree = {};
    for (const setting of input.settings) put(tree, setting.key.split('.'), scalar(setting, input));
    const lines = write(tree, '');
    const body = spec.list ? lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`) : lines;
    return {
      fileName: spec.fileName,
      mediaType: 'application/yaml',
      text: `${[...commentLines(input), '---', ...body].join('\n')}\n`,
    };
  },
};

const scalar = (setting: FilledSetting, { includeSecret }: DeliveryInput): string =>
  setting.secret && !includeSecret
    ? 'null # a secret, left out on purpose'
    : JSON.stringify(typedValue(setting));

/** @throws TypeError where one key is both a value and a group: a bug in the recipe. */
function put(tree: Tree, [key = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const group = tree[key] ?? {};
  if (typeof group === 'string') throw new TypeError(`${key} is a value and a group`);
  tree[key] = group;
  put(group, rest, value);
}

const write = (tree: Tree, indent: string): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${indent}${JSON.stringify(key)}: ${value}`]
      : [`${indent}${JSON.stringify(key)}:`, ...write(value, `${indent}  `)],
  );
