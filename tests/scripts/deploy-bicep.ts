import type { Node } from 'web-tree-sitter';
import { kids, parse, unknown } from './grammar';
import type { GraphDirectory } from './graph-directory';

/**
 * Deploys a generated Bicep template as the Microsoft Graph extension would, for exactly what it uses: anything else is
 * an error. Gives its outputs. A model, since Bicep itself is in no package registry; the grammar is tree-sitter's, which
 * knows every line but the one that names the extension.
 */
export async function deployBicep(
  template: string,
  directory: GraphDirectory,
): Promise<Record<string, unknown>> {
  const extension = /^extension microsoftGraphV1$/m;
  if (!extension.test(template)) throw new Error('the extension is not named');
  const file = await parse('bicep', template.replace(extension, ''));
  const deployment = new Deployment(directory);
  const outputs: Record<string, unknown> = {};
  for (const part of kids(file)) {
    if (part.type === 'resource_declaration') deployment.make(part);
    else if (part.type === 'output_declaration') {
      const [name, , value] = kids(part);
      if (!name || !value) return unknown(part);
      outputs[name.text] = deployment.value(value, {});
    } else unknown(part);
  }
  return outputs;
}

type Value = unknown;
type Table = Record<string, Value>;

class Deployment {
  readonly #made = new Map<string, Table>();

  constructor(private readonly directory: GraphDirectory) {}

  make(node: Node): void {
    const [name, type, content] = kids(node);
    if (!name || !type || !content) throw new Error(node.text);
    const properties = this.value(content, {}) as Table;
    const isExisting = / existing = /.test(node.text.split('\n')[0] ?? '');
    this.#made.set(name.text, this.#resource(text(type), properties, isExisting));
  }

  #ask(method: string, path: string, body?: Table): Table {
    const answer = this.directory.request(method, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  #resource(type: string, properties: Table, isExisting: boolean): Table {
    switch (type) {
      case 'Microsoft.Graph/servicePrincipals@v1.0':
        return isExisting
          ? this.#ask('GET', `servicePrincipals(appId='${properties.appId}')`)
          : this.#ask('POST', 'servicePrincipals', properties);
      case 'Microsoft.Graph/applications@v1.0': {
        const { uniqueName, ...body } = properties;
        if (typeof uniqueName !== 'string' || !/^[\w.-]{1,128}$/.test(uniqueName))
          throw new Error('uniqueName');
        return this.#ask('POST', 'applications', body);
      }
      case 'Microsoft.Graph/oauth2PermissionGrants@v1.0':
        return this.#ask('POST', 'oauth2PermissionGrants', properties);
      case 'Microsoft.Graph/appRoleAssignedTo@v1.0':
        return this.#ask(
          'POST',
          `servicePrincipals/${properties.principalId}/appRoleAssignments`,
          properties,
        );
      default:
        throw new Error(`no type ${type}`);
    }
  }

  value(node: Node, scope: Table): Value {
    switch (node.type) {
      case 'string':
        return text(node);
      case 'boolean':
        return node.text === 'true';
      case 'number':
        return Number(node.text);
      case 'array':
        return kids(node).map((one) => this.value(one, scope));
      case 'object':
        return Object.fromEntries(
          kids(node).map((property) => {
            const [key, value] = kids(property);
            if (!key || !value) return unknown(property);
            return [key.text, this.value(value, scope)];
          }),
        );
      case 'identifier':
        if (node.text in scope) return scope[node.text];
        if (!this.#made.has(node.text)) throw new Error(`nothing is called ${node.text}`);
        return this.#made.get(node.text);
      case 'member_expression': {
        const [of, name] = kids(node);
        if (!of || !name) return unknown(node);
        if (node.text === 'tenant().tenantId') return this.directory.tenantId;
        const value = (this.value(of, scope) as Table)[name.text];
        if (value === undefined) throw new Error(`nothing at ${node.text}`);
        return value;
      }
      case 'subscript_expression': {
        const [of, index] = kids(node);
        if (!of || !index) return unknown(node);
        return (this.value(of, scope) as Value[])[Number(this.value(index, scope))];
      }
      case 'call_expression':
        return this.#filter(node, scope);
      default:
        return unknown(node);
    }
  }

  /** `filter(list, one => one.value == 'text')`, and no other call. */
  #filter(node: Node, scope: Table): Value {
    const [name, given] = kids(node);
    const [list, lambda] = given ? kids(given) : [];
    if (name?.text !== 'filter' || !list || !lambda) return unknown(node);
    const wanted = /^one => one\.value == ('.*')$/s.exec(lambda.text);
    if (!wanted) return unknown(lambda);
    const string = lambda.descendantsOfType('string')[0];
    const value = string ? text(string) : unknown(lambda);
    return (this.value(list, scope) as Table[]).filter((one) => one.value === value);
  }
}

/** A string without an interpolation. */
function text(node: Node): string {
  if (kids(node).some(({ type }) => type === 'interpolation')) return unknown(node);
  return node.text
    .slice(1, -1)
    .replace(/\\(u\{([0-9a-f]+)\}|[\\'$nrt])/g, (_, short: string, code: string | undefined) =>
      code === undefined
        ? ({ n: '\n', r: '\r', t: '\t' }[short] ?? short)
        : String.fromCodePoint(Number.parseInt(code, 16)),
    );
}
