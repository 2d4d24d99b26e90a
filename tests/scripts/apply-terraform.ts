import type { Node } from 'web-tree-sitter';
import { child, kids, only, parse, unknown } from './grammar';
import type { GraphDirectory } from './graph-directory';

/**
 * Applies a generated Terraform file as the azuread provider would, for exactly the resources and expressions that it
 * uses: anything else is an error. Gives the output "waymark". A model; `terraform validate` judges the rest.
 */
export async function applyTerraform(text: string, directory: GraphDirectory): Promise<string> {
  const file = child(await parse('terraform', text), 'body');
  const plan = new Plan(directory);
  for (const block of kids(file)) plan.take(block);
  return plan.output();
}

type Value = unknown;
type Table = Record<string, Value>;

class Plan {
  /** By address: `azuread_application.helpdesk`. */
  readonly #made = new Map<string, Table>();
  #outputs: Table = {};

  constructor(private readonly directory: GraphDirectory) {}

  take(block: Node): void {
    const words = kids(block)
      .filter(({ type }) => type === 'identifier' || type === 'string_lit')
      .map((one) => (one.type === 'identifier' ? one.text : text(one)));
    const [kind, type = '', name = ''] = words;
    if (kind === 'terraform' || kind === 'provider') return;
    const content = this.#body(block, kind === 'output');
    if (kind === 'output') this.#outputs[type] = content.value;
    else if (kind === 'data') this.#made.set(`data.${type}.${name}`, this.#read(type, content));
    else if (kind === 'resource') this.#made.set(`${type}.${name}`, this.#make(type, content));
    else unknown(block);
  }

  output(): string {
    return String(this.#outputs.waymark);
  }

  #body(block: Node, isLazy: boolean): Table {
    const result: Table = {};
    const body = kids(block).find(({ type }) => type === 'body');
    for (const part of body ? kids(body) : []) {
      const name = child(part, 'identifier').text;
      if (part.type === 'attribute') result[name] = this.#value(child(part, 'expression'), {});
      else {
        const before = (result[name] as Table[] | undefined) ?? [];
        result[name] = [...before, this.#body(part, isLazy)];
      }
    }
    return result;
  }

  #ask(method: string, path: string, body?: Table): Table {
    const answer = this.directory.request(method, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  #read(type: string, { client_id, display_name }: Table): Table {
    if (type === 'azuread_client_config') return { tenant_id: this.directory.tenantId };
    if (type !== 'azuread_service_principal') throw new Error(`no data source ${type}`);
    const path = client_id
      ? `servicePrincipals(appId='${client_id}')`
      : `servicePrincipals?$filter=${encodeURIComponent(`displayName eq '${display_name}'`)}`;
    const answer = this.#ask('GET', path);
    const found = (client_id ? answer : (answer.value as Table[])[0]) ?? {};
    const full = this.#ask('GET', `servicePrincipals/${found.id}`);
    const ids = (list: Value) =>
      Object.fromEntries((list as Table[]).map(({ id, value }) => [String(value), id]));
    return {
      client_id: found.appId,
      object_id: found.id,
      oauth2_permission_scope_ids: ids(full.oauth2PermissionScopes),
      app_role_ids: ids(full.appRoles),
    };
  }

  #make(type: string, content: Table): Table {
    switch (type) {
      case 'azuread_application':
        return this.#application(content);
      case 'azuread_service_principal':
        return { object_id: this.#ask('POST', 'servicePrincipals', { appId: content.client_id }).id };
      case 'azuread_service_principal_delegated_permission_grant':
        this.#ask('POST', 'oauth2PermissionGrants', {
          clientId: content.service_principal_object_id,
          consentType: 'AllPrincipals',
          resourceId: content.resource_service_principal_object_id,
          scope: (content.claim_values as string[]).join(' '),
        });
        return content;
      case 'azuread_app_role_assignment':
        this.#ask('POST', `servicePrincipals/${content.principal_object_id}/appRoleAssignments`, {
          principalId: content.principal_object_id,
          resourceId: content.resource_object_id,
          appRoleId: content.app_role_id,
        });
        return content;
      case 'azuread_application_password': {
        const id = String(content.application_id).replace('/applications/', '');
        const { secretText, keyId } = this.#ask('POST', `applications/${id}/addPassword`, {
          passwordCredential: { displayName: content.display_name, endDateTime: content.end_date },
        });
        return { ...content, value: secretText, key_id: keyId };
      }
      default:
        throw new Error(`no resource ${type}`);
    }
  }

  #application(content: Table): Table {
    const {
      display_name,
      sign_in_audience,
      fallback_public_client_enabled,
      prevent_duplicate_names,
      ...blocks
    } = content;
    if (prevent_duplicate_names !== true) throw new Error('a second app of the name would be made');
    const { api, web, required_resource_access, ...rest } = blocks;
    if (Object.keys(rest).length > 0) throw new Error(`not understood: ${Object.keys(rest)}`);
    const [first] = (api as Table[] | undefined) ?? [];
    const [site] = (web as Table[] | undefined) ?? [];
    const made = this.#ask('POST', 'applications', {
      displayName: display_name,
      signInAudience: sign_in_audience,
      isFallbackPublicClient: fallback_public_client_enabled,
      ...(first && { api: { requestedAccessTokenVersion: first.requested_access_token_version } }),
      ...(site && { web: { redirectUris: site.redirect_uris } }),
      requiredResourceAccess: (required_resource_access as Table[]).map((one) => ({
        resourceAppId: one.resource_app_id,
        resourceAccess: one.resource_access,
      })),
    });
    return { ...content, client_id: made.appId, object_id: made.id, id: `/applications/${made.id}` };
  }

  #value(node: Node, scope: Table): Value {
    const parts = kids(node);
    const [first, ...steps] = parts;
    if (!first) return unknown(node);
    if (node.type === 'expression') {
      if (first.type === 'variable_expr') return this.#reference(first, steps, scope);
      return steps.length === 0 ? this.#value(first, scope) : unknown(node);
    }
    switch (node.type) {
      case 'literal_value':
      case 'collection_value':
      case 'for_expr':
        return this.#literal(first, scope);
      case 'function_call':
        return this.#call(node, scope);
      default:
        return unknown(node);
    }
  }

  #literal(node: Node, scope: Table): Value {
    switch (node.type) {
      case 'string_lit':
        return text(node);
      case 'bool_lit':
        return node.text === 'true';
      case 'numeric_lit':
        return Number(node.text);
      case 'null_lit':
        return null;
      case 'tuple':
        return kids(node)
          .filter(({ type }) => type === 'expression')
          .map((one) => this.#value(one, scope));
      case 'object':
        return this.#object(node, scope);
      case 'for_tuple_expr': {
        const intro = child(node, 'for_intro');
        const name = child(intro, 'identifier').text;
        const list = this.#value(child(intro, 'expression'), scope) as Value[];
        const body = child(node, 'expression');
        return list.map((one) => this.#value(body, { ...scope, [name]: one }));
      }
      default:
        return unknown(node);
    }
  }

  #object(node: Node, scope: Table): Table {
    const members = kids(node).filter(({ type }) => type === 'object_elem');
    return Object.fromEntries(
      members.map((member) => {
        const [key, value] = kids(member);
        if (!key || !value) return unknown(member);
        return [key.text, this.#value(value, scope)];
      }),
    );
  }

  #call(node: Node, scope: Table): Value {
    const name = child(node, 'identifier').text;
    const given = kids(child(node, 'function_arguments')).map((one) => this.#value(one, scope));
    if (name === 'jsonencode') return JSON.stringify(given[0]);
    if (name === 'join') return (given[1] as string[]).join(String(given[0]));
    return unknown(node);
  }

  #reference(variable: Node, steps: Node[], scope: Table): Value {
    const names = [variable.text, ...steps.map((step) => (step.type === 'get_attr' ? only(step).text : ''))];
    const [first = ''] = names;
    if (first in scope) return this.#follow(scope[first], steps, scope);
    const length = first === 'data' ? 3 : 2;
    const address = names.slice(0, length).join('.');
    if (!this.#made.has(address)) throw new Error(`nothing is called ${address}`);
    return this.#follow(this.#made.get(address), steps.slice(length - 1), scope);
  }

  #follow(start: Value, steps: Node[], scope: Table): Value {
    return steps.reduce<Value>((value, step) => {
      const key =
        step.type === 'get_attr'
          ? only(step).text
          : step.type === 'index'
            ? String(this.#value(child(kids(step)[0] ?? step, 'expression'), scope))
            : unknown(step);
      const next = (value as Table | undefined)?.[key];
      if (next === undefined) throw new Error(`nothing at ${key}`);
      return next;
    }, start);
  }
}

/** A quoted template without an interpolation. */
function text(node: Node): string {
  if (kids(node).some(({ type }) => /interpolation|directive/.test(type))) return unknown(node);
  return node.text
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|["\\nrt])|\$\$\{|%%\{/g, (whole, code: string | undefined) =>
      code === undefined
        ? whole.slice(1)
        : code.startsWith('u')
          ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
          : ({ n: '\n', r: '\r', t: '\t' }[code] ?? code),
    );
}
