import type { Node } from 'web-tree-sitter';
import { child, kids, only, parse, unknown } from './grammar';
import type { GraphDirectory } from './graph-directory';

/**
 * Runs what a generated PowerShell script says, for exactly the words that it uses: anything else is an error. A model,
 * since PowerShell itself is in no package registry; the grammar is tree-sitter's.
 */
export async function runPowerShell(script: string, directory: GraphDirectory): Promise<string> {
  const machine = new Machine(directory);
  machine.run(child(await parse('powershell', script), 'statement_list'));
  return machine.output;
}

type Value = unknown;
type Table = Record<string, Value>;

class Thrown extends Error {}

const whole = ['command', 'expandable_string_literal'];

/** A chain of nodes with one child each, which a grammar makes of precedence. */
function inner(node: Node): Node {
  let one = node;
  while (one.childCount === 1 && one.namedChildCount === 1 && !whole.includes(one.type)) {
    one = one.namedChildren[0] as Node;
  }
  return one;
}

class Machine {
  output = '';
  readonly #variables = new Map<string, Value>([
    ['true', true],
    ['false', false],
    ['null', null],
  ]);

  constructor(private readonly directory: GraphDirectory) {}

  run(list: Node): void {
    for (const statement of kids(list)) this.#statement(statement);
  }

  #statement(node: Node): void {
    const one = inner(node);
    switch (one.type) {
      case 'function_statement':
        // The one function is a door to Microsoft Graph: this stands for it.
        if (child(one, 'function_name').text !== 'Invoke-Graph') unknown(one);
        return;
      case 'assignment_expression':
        this.#assign(one);
        return;
      case 'if_statement': {
        const [condition, block] = kids(one);
        if (condition && block && this.#value(condition)) this.run(child(block, 'statement_list'));
        return;
      }
      case 'try_statement':
        this.#try(one);
        return;
      case 'flow_control_statement':
        if (!one.text.startsWith('throw')) unknown(one);
        throw new Thrown(String(this.#value(only(one))));
      default: {
        const value = this.#value(one);
        if (value !== undefined) this.output += `${value}\n`;
      }
    }
  }

  #try(node: Node): void {
    try {
      this.run(child(child(node, 'statement_block'), 'statement_list'));
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      const clause = child(child(node, 'catch_clauses'), 'catch_clause');
      this.run(child(child(clause, 'statement_block'), 'statement_list'));
    }
  }

  #assign(node: Node): void {
    const [left, operator, right] = kids(node);
    if (!left || !operator || !right) throw new Error(node.text);
    const name = this.#name(inner(left));
    const value = this.#value(right);
    if (operator.text === '=') this.#variables.set(name, value);
    else if (operator.text === '+=')
      this.#variables.set(name, [...(this.#variables.get(name) as Value[]), value]);
    else unknown(node);
  }

  #name(variable: Node): string {
    if (variable.type !== 'variable' || !/^\$\w+$/.test(variable.text)) unknown(variable);
    return variable.text.slice(1);
  }

  #value(node: Node): Value {
    const one = inner(node);
    switch (one.type) {
      case 'variable': {
        const name = this.#name(one);
        if (!this.#variables.has(name) && name !== '_') throw new Error(`never set: $${name}`);
        return this.#variables.get(name);
      }
      case 'verbatim_string_characters':
        return one.text.slice(1, -1).replaceAll("''", "'");
      case 'expandable_string_literal':
        // Only of variables and plain text.
        if (/[`(]|\$(?!\w)/.test(one.text)) return unknown(one);
        return one.text
          .slice(1, -1)
          .replace(/\$(\w+)/g, (_, name: string) => String(this.#variables.get(name)));
      case 'expandable_string_characters':
        return one.text;
      case 'decimal_integer_literal':
        return Number(one.text);
      case 'parenthesized_expression':
        return this.#value(only(one));
      case 'array_expression':
        return kids(one).length === 0 ? [] : unknown(one);
      case 'additive_expression': {
        const [a, b] = kids(one);
        if (!a || !b) return unknown(one);
        return `${this.#value(a)}${this.#value(b)}`;
      }
      case 'comparison_expression':
        return this.#compare(one);
      case 'expression_with_unary_operator':
        return this.#unary(one);
      case 'cast_expression':
        return this.#cast(one);
      case 'hash_literal_expression':
        return this.#table(one);
      case 'member_access':
        return this.#member(one);
      case 'element_access': {
        const [list, index] = kids(one);
        if (!list || !index) return unknown(one);
        return (this.#value(list) as Value[])[Number(this.#value(index))];
      }
      case 'invokation_expression':
        return this.#invoke(one);
      case 'pipeline_chain':
        return this.#pipe(one);
      case 'command':
        return this.#command(one, undefined);
      default:
        return unknown(one);
    }
  }

  #compare(node: Node): Value {
    const [a, operator, b] = kids(node);
    if (!a || !operator || !b) return unknown(node);
    const [left, right] = [this.#value(a), this.#value(b)];
    if (operator.text === '-gt') return Number(left) > Number(right);
    if (operator.text === '-ne') return left !== right;
    if (operator.text === '-ceq') return left === right;
    return unknown(operator);
  }

  #unary(node: Node): Value {
    if (!node.text.startsWith('-not ')) return unknown(node);
    return !this.#value(only(node));
  }

  #cast(node: Node): Value {
    const [type, value] = kids(node);
    if (!type || !value) return unknown(node);
    if (type.text === '[ordered]') return this.#value(value);
    if (type.text === '[datetime]') return new Date(String(this.#value(value)));
    return unknown(node);
  }

  #table(node: Node): Table {
    const entries = kids(node).flatMap((body) => kids(body));
    return Object.fromEntries(
      entries.map((entry) => {
        const [key, value] = kids(entry);
        if (!key || !value) return unknown(entry);
        return [key.text, this.#value(value)];
      }),
    );
  }

  #member(node: Node): Value {
    const [of, name] = kids(node);
    if (!of || !name) return unknown(node);
    const value = this.#value(of);
    if (Array.isArray(value) && name.text === 'Count') return value.length;
    if (typeof value !== 'object' || value === null) return null;
    return (value as Table)[name.text] ?? null;
  }

  #invoke(node: Node): Value {
    const [of, name, list] = kids(node);
    if (!of || !name || !list) return unknown(node);
    const value = this.#value(of);
    if (!(value instanceof Date)) return unknown(node);
    if (name.text === 'ToUniversalTime' && list.text === '()') return value;
    if (name.text === 'ToString' && list.text === "('s')") return value.toISOString().slice(0, 19);
    return unknown(node);
  }

  #pipe(node: Node): Value {
    let value: Value;
    for (const stage of kids(node)) {
      const one = inner(stage);
      value = one.type === 'command' ? this.#command(one, value) : this.#value(one);
    }
    return value;
  }

  #command(node: Node, input: Value): Value {
    const name = child(node, 'command_name').text;
    const elements = kids(node).find(({ type }) => type === 'command_elements');
    const parts = elements ? kids(elements).filter(({ type }) => type !== 'command_argument_sep') : [];
    const argument = (index: number): Value => {
      const part = parts[index];
      if (!part) return undefined;
      return part.type === 'generic_token' || part.type === 'command_parameter'
        ? part.text
        : this.#value(part);
    };
    switch (name) {
      case 'Connect-MgGraph':
      case 'Write-Warning':
        return undefined;
      case 'Get-MgContext':
        return { TenantId: this.directory.tenantId };
      case 'Invoke-Graph':
        return this.#graph(String(argument(0)), String(argument(1)), argument(2));
      case 'ConvertFrom-Json':
        return JSON.parse(String(argument(0)));
      case 'ConvertTo-Json':
        return JSON.stringify(input, null, 2);
      case 'Where-Object':
        return this.#where(parts[0], input);
      default:
        return unknown(node);
    }
  }

  #graph(method: string, path: string, body: Value): Value {
    for (let tries = 0; ; tries++) {
      const answer = this.directory.request(
        method,
        path,
        body === undefined ? undefined : JSON.parse(String(body)),
      );
      if (answer.status < 300) return answer.body;
      if (tries === 3 || method === 'GET') throw new Thrown(JSON.stringify(answer.body));
    }
  }

  /** What comes through one at a time is unwrapped, as a pipeline does it. */
  #where(block: Node | undefined, input: Value): Value {
    const test = block && /^\{ \$_\.(\w+) -ceq \$(\w+) \}$/.exec(block.text);
    if (!test || !Array.isArray(input)) throw new Error(`not understood: ${block?.text}`);
    const found = input.filter((one: Table) => one[test[1] ?? ''] === this.#variables.get(test[2] ?? ''));
    return found.length === 1 ? found[0] : found;
  }
}
