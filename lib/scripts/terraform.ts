import type { CloudId } from '../hosts';
import { headLines } from './comment';
import { neededApis } from './graph-bodies';
import type { PlannedPermission, Script, ScriptMaker, ScriptPlan } from './types';

const environments: Record<CloudId, string> = { global: 'global', 'us-gov': 'usgovernment', china: 'china' };

/** Text that HCL takes as it is: no interpolation, no directive. */
export const quote = (text: string): string =>
  JSON.stringify(text)
    // Pair by pair, so that a backslash before a letter isn't taken for an escape.
    .replace(/\\(.)/g, (pair, code: string) => escapes[code] ?? pair)
    .replace(/[$%](?=\{)/g, (mark) => (mark === '$' ? String.raw`\u0024` : String.raw`\u0025`));

/** JSON's escapes that HCL doesn't know. */
const escapes: Record<string, string> = { b: String.raw`\u0008`, f: String.raw`\u000c` };

const application = 'azuread_application.helpdesk';

const api = (a: number) => `data.azuread_service_principal.api_${a + 1}`;

/** A Terraform module for the azuread provider. Its state holds the client secret, which it says. */
export const terraform: ScriptMaker = (plan): Script => {
  const blocks = [
    headLines(plan, '#', [
      'Needs Terraform and a sign-in that the azuread provider takes, such as az login.',
      ...(plan.secret
        ? [
            'CAUTION: Terraform keeps the client secret in its state, in clear text. Use a backend that is encrypted and that few may read.',
            'The output "waymark" holds the secret as well: paste it into Waymark, then clear the screen.',
          ]
        : ['The output "waymark" is what Waymark reads.']),
    ]),
    block('terraform', [
      'required_version = ">= 1.3"',
      '',
      ...block('required_providers', [
        ...object('azuread =', { source: '"hashicorp/azuread"', version: '">= 2.47, < 4.0"' }),
      ]),
    ]),
    block('provider "azuread"', [`environment = ${quote(environments[plan.cloud])}`]),
    block('data "azuread_client_config" "current"', []),
    ...neededApis(plan).map(({ api: { name, appId }, a }) =>
      block(`data "azuread_service_principal" "api_${a + 1}"`, [
        appId === null ? `display_name = ${quote(name)}` : `client_id = ${quote(appId)}`,
      ]),
    ),
    makeApplication(plan),
    block('resource "azuread_service_principal" "helpdesk"', [`client_id = ${application}.client_id`]),
    ...consent(plan),
    ...(plan.secret
      ? [
          block('resource "azuread_application_password" "helpdesk"', [
            ...attributes({
              application_id: `${application}.id`,
              display_name: quote(plan.secret.description),
              end_date: quote(plan.secret.expires),
            }),
          ]),
        ]
      : []),
    block('output "waymark"', [
      ...attributes({ sensitive: 'true' }),
      ...object('value = jsonencode(', result(plan), ')'),
    ]),
  ];
  return {
    files: [{ name: 'main.tf', text: `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n` }],
    run: ['terraform init', 'terraform apply', 'terraform output -raw waymark'],
  };
};

const indent = (lines: string[]) => lines.map((line) => (line === '' ? '' : `  ${line}`));

function block(head: string, body: string[]): string[] {
  return body.length === 0 ? [`${head} {}`] : [`${head} {`, ...indent(body), '}'];
}

/** Neighbours on one line each have their `=` under each other. */
function attributes(values: Record<string, string>): string[] {
  const width = Math.max(...Object.keys(values).map((key) => key.length));
  return Object.entries(values).map(([key, value]) => `${key.padEnd(width)} = ${value}`);
}

type Value = string | { [key: string]: Value };

function object(head: string, values: { [key: string]: Value }, close = ''): string[] {
  return [`${head}${head.endsWith('(') ? '' : ' '}{`, ...indent(members(values)), `}${close}`];
}

/** A member of several lines ends the alignment of those before it. */
function members(values: { [key: string]: Value }): string[] {
  const lines: string[] = [];
  let run: Record<string, string> = {};
  const flush = () => {
    if (Object.keys(run).length > 0) lines.push(...attributes(run));
    run = {};
  };
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'string') run[key] = value;
    else {
      flush();
      lines.push(...object(`${key} =`, value));
    }
  }
  flush();
  return lines;
}

const idOf = (permission: PlannedPermission, a: number): string =>
  permission.id === null
    ? `${api(a)}.${permission.type === 'Scope' ? 'oauth2_permission_scope_ids' : 'app_role_ids'}[${quote(permission.name)}]`
    : quote(permission.id);

const appIdOf = (plan: ScriptPlan, a: number): string => {
  const { appId = null } = plan.apis[a] ?? {};
  return appId === null ? `${api(a)}.client_id` : quote(appId);
};

const makeApplication = (plan: ScriptPlan): string[] =>
  block('resource "azuread_application" "helpdesk"', [
    ...attributes({
      display_name: quote(plan.displayName),
      sign_in_audience: quote(plan.signInAudience),
      fallback_public_client_enabled: String(plan.publicClient),
      prevent_duplicate_names: 'true',
    }),
    ...(plan.signInAudience.includes('Personal')
      ? ['', ...block('api', ['requested_access_token_version = 2'])]
      : []),
    ...(plan.redirectUri === null
      ? []
      : ['', ...block('web', [`redirect_uris = [${quote(plan.redirectUri)}]`])]),
    ...plan.apis.flatMap(({ permissions }, a) => [
      '',
      ...block('required_resource_access', [
        `resource_app_id = ${appIdOf(plan, a)}`,
        ...permissions.flatMap((permission) => [
          '',
          `# ${permission.name.replace(/[^\w .-]+/g, ' ')}`,
          ...block('resource_access', attributes({ id: idOf(permission, a), type: quote(permission.type) })),
        ]),
      ]),
    ]),
  ]);

function consent(plan: ScriptPlan): string[][] {
  if (!plan.consent) return [];
  return plan.apis.flatMap(({ permissions }, a) => {
    const scopes = permissions.filter(({ type }) => type === 'Scope').map(({ name }) => quote(name));
    return [
      ...(scopes.length > 0
        ? [
            block(`resource "azuread_service_principal_delegated_permission_grant" "api_${a + 1}"`, [
              ...attributes({
                service_principal_object_id: 'azuread_service_principal.helpdesk.object_id',
                resource_service_principal_object_id: `${api(a)}.object_id`,
                claim_values: `[${scopes.join(', ')}]`,
              }),
            ]),
          ]
        : []),
      ...permissions.flatMap((permission, p) =>
        permission.type === 'Role'
          ? [
              block(`resource "azuread_app_role_assignment" "${roleName(a, p)}"`, [
                ...attributes({
                  app_role_id: idOf(permission, a),
                  principal_object_id: 'azuread_service_principal.helpdesk.object_id',
                  resource_object_id: `${api(a)}.object_id`,
                }),
              ]),
            ]
          : [],
      ),
    ];
  });
}

const roleName = (a: number, p: number) => `permission_${a + 1}_${p + 1}`;

function result(plan: ScriptPlan): { [key: string]: Value } {
  const inline = (values: Record<string, string>) =>
    `{ ${Object.entries(values)
      .map(([key, value]) => `${key} = ${value}`)
      .join(', ')} }`;
  const list = (items: string[]) => `[${items.join(', ')}]`;
  const all = plan.apis.flatMap((one, a) =>
    one.permissions.map((permission, p) => ({ one, a, permission, p })),
  );
  const grants = plan.apis.flatMap(({ permissions }, a) =>
    plan.consent && permissions.some(({ type }) => type === 'Scope')
      ? [
          inline({
            appId: appIdOf(plan, a),
            scope: `join(" ", azuread_service_principal_delegated_permission_grant.api_${a + 1}.claim_values)`,
          }),
        ]
      : [],
  );
  const roles = all.flatMap(({ a, permission, p }) =>
    plan.consent && permission.type === 'Role'
      ? [
          inline({
            appId: appIdOf(plan, a),
            appRoleId: `azuread_app_role_assignment.${roleName(a, p)}.app_role_id`,
          }),
        ]
      : [],
  );
  const password = 'azuread_application_password.helpdesk';
  return {
    format: '"waymark-script-result"',
    version: '1',
    tool: '"terraform"',
    recipe: quote(plan.recipeId),
    variant: quote(plan.variantId),
    cloud: quote(plan.cloud),
    tenantId: 'data.azuread_client_config.current.tenant_id',
    application: {
      clientId: `${application}.client_id`,
      objectId: `${application}.object_id`,
      displayName: `${application}.display_name`,
      signInAudience: `${application}.sign_in_audience`,
      redirectUris: {
        web: plan.redirectUri === null ? '[]' : `${application}.web[0].redirect_uris`,
        spa: '[]',
        publicClient: '[]',
      },
      allowPublicClient: `${application}.fallback_public_client_enabled`,
      requiredResourceAccess: `[for api in ${application}.required_resource_access : { resourceAppId = api.resource_app_id, resourceAccess = [for one in api.resource_access : { id = one.id, type = one.type }] }]`,
    },
    servicePrincipalId: 'azuread_service_principal.helpdesk.object_id',
    permissionNames: list(
      all.map(({ one, a, permission }) =>
        inline({
          api: quote(one.name),
          appId: appIdOf(plan, a),
          id: idOf(permission, a),
          type: quote(permission.type),
          name: quote(permission.name),
        }),
      ),
    ),
    delegatedGrants: list(grants),
    appRoles: list(roles),
    ...(plan.secret
      ? {
          secret: {
            value: `${password}.value`,
            secretId: `${password}.key_id`,
            expires: `${password}.end_date`,
            description: `${password}.display_name`,
          },
        }
      : { secret: 'null' }),
  };
}
