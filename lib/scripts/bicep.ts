import { checkCloud, makeSecret } from './azure-cli';
import { prelude } from './bash';
import { headLines, noSecretNote, secretNote } from './comment';
import { graphOrigin, names } from './graph-bodies';
import type { PlannedPermission, ScriptMaker, ScriptPlan } from './types';

/** Text that Bicep takes as it is: no interpolation. */
export const quote = (text: string): string =>
  `'${text
    .replace(/[\\']/g, '\\$&')
    .replace(/\$(?=\{)/g, '\\$')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`)}'`;

const types = 'br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0';

/**
 * A Bicep template for the Microsoft Graph extension, and a script that deploys it. The extension knows no client
 * secrets (https://learn.microsoft.com/graph/templates/bicep/limitations): the script adds one by Graph, so that none
 * is in the deployment's history. Only for the global cloud, and only for APIs whose application ID is known.
 */
export const bicep: ScriptMaker = (plan) => {
  if (plan.cloud !== 'global' || plan.apis.some(({ appId }) => appId === null)) return null;
  return {
    files: [
      { name: 'main.bicep', text: template(plan) },
      {
        name: 'bicepconfig.json',
        text: `${JSON.stringify({ extensions: { microsoftGraphV1: types } }, null, 2)}\n`,
      },
      { name: 'deploy.sh', text: deployment(plan) },
    ],
    run: ['bash deploy.sh RESOURCE-GROUP'],
  };
};

const api = (a: number) => `api${a + 1}`;

/** An ID that only the directory knows is looked up by the template itself. */
const idOf = (permission: PlannedPermission, a: number): string =>
  permission.id === null
    ? `filter(${api(a)}.${permission.type === 'Scope' ? 'oauth2PermissionScopes' : 'appRoles'}, one => one.value == ${quote(permission.name)})[0].id`
    : quote(permission.id);

function template(plan: ScriptPlan): string {
  const needsApi = plan.apis.map(
    ({ permissions }) => plan.consent || permissions.some(({ id }) => id === null),
  );
  const blocks = [
    headLines(plan, '//', [
      'Needs the Azure CLI with Bicep 0.36.1 or newer, and bicepconfig.json beside it. deploy.sh deploys it.',
    ]),
    ['extension microsoftGraphV1'],
    ...plan.apis.flatMap(({ appId }, a) =>
      needsApi[a]
        ? [
            [
              `resource ${api(a)} 'Microsoft.Graph/servicePrincipals@v1.0' existing = {`,
              `  appId: ${quote(appId ?? '')}`,
              '}',
            ],
          ]
        : [],
    ),
    makeApplication(plan),
    ["resource principal 'Microsoft.Graph/servicePrincipals@v1.0' = {", '  appId: application.appId', '}'],
    ...consent(plan),
    result(plan),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The same template deployed again is the same app: `uniqueName` says which. */
const makeApplication = (plan: ScriptPlan): string[] => [
  "resource application 'Microsoft.Graph/applications@v1.0' = {",
  `  uniqueName: ${quote(`waymark-${plan.recipeId}-${plan.variantId}-${shortHash(`${plan.displayName} ${plan.redirectUri}`)}`)}`,
  `  displayName: ${quote(plan.displayName)}`,
  `  signInAudience: ${quote(plan.signInAudience)}`,
  `  isFallbackPublicClient: ${plan.publicClient}`,
  ...(plan.signInAudience.includes('Personal')
    ? ['  api: {', '    requestedAccessTokenVersion: 2', '  }']
    : []),
  ...(plan.redirectUri === null
    ? []
    : ['  web: {', '    redirectUris: [', `      ${quote(plan.redirectUri)}`, '    ]', '  }']),
  '  requiredResourceAccess: [',
  ...plan.apis.flatMap(({ appId, permissions }, a) => [
    '    {',
    `      resourceAppId: ${quote(appId ?? '')}`,
    '      resourceAccess: [',
    ...permissions.flatMap((permission) => [
      `        // ${permission.name.replace(/[^\w .-]+/g, ' ')}`,
      '        {',
      `          id: ${idOf(permission, a)}`,
      `          type: ${quote(permission.type)}`,
      '        }',
    ]),
    '      ]',
    '    }',
  ]),
  '  ]',
  '}',
];

/** Tells two helpdesks of one kind apart; no secret depends on it. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

const grantName = (a: number) => `grant${a + 1}`;
const roleName = (a: number, p: number) => `role${a + 1}_${p + 1}`;

function consent(plan: ScriptPlan): string[][] {
  if (!plan.consent) return [];
  return plan.apis.flatMap(({ permissions }, a) => {
    const scopes = permissions.filter(({ type }) => type === 'Scope').map(({ name }) => name);
    return [
      ...(scopes.length > 0
        ? [
            [
              `resource ${grantName(a)} 'Microsoft.Graph/oauth2PermissionGrants@v1.0' = {`,
              '  clientId: principal.id',
              "  consentType: 'AllPrincipals'",
              `  resourceId: ${api(a)}.id`,
              `  scope: ${quote(scopes.join(' '))}`,
              '}',
            ],
          ]
        : []),
      ...permissions.flatMap((permission, p) =>
        permission.type === 'Role'
          ? [
              [
                `resource ${roleName(a, p)} 'Microsoft.Graph/appRoleAssignedTo@v1.0' = {`,
                `  appRoleId: ${idOf(permission, a)}`,
                '  principalId: principal.id',
                `  resourceId: ${api(a)}.id`,
                '}',
              ],
            ]
          : [],
      ),
    ];
  });
}

function result(plan: ScriptPlan): string[] {
  const entries = (indent: string, lists: string[][]) =>
    lists.flatMap((lines) => [`${indent}{`, ...lines.map((line) => `${indent}  ${line}`), `${indent}}`]);
  const all = plan.apis.flatMap((one, a) =>
    one.permissions.map((permission, p) => ({ one, a, permission, p })),
  );
  const list = (name: string, items: string[][]) =>
    items.length === 0 ? [`  ${name}: []`] : [`  ${name}: [`, ...entries('    ', items), '  ]'];
  return [
    'output waymark object = {',
    "  format: 'waymark-script-result'",
    '  version: 1',
    "  tool: 'bicep'",
    `  recipe: ${quote(plan.recipeId)}`,
    `  variant: ${quote(plan.variantId)}`,
    `  cloud: ${quote(plan.cloud)}`,
    '  tenantId: tenant().tenantId',
    '  application: {',
    '    clientId: application.appId',
    '    objectId: application.id',
    '    displayName: application.displayName',
    '    signInAudience: application.signInAudience',
    '    redirectUris: {',
    `      web: ${plan.redirectUri === null ? '[]' : 'application.web.redirectUris'}`,
    '      spa: []',
    '      publicClient: []',
    '    }',
    '    allowPublicClient: application.isFallbackPublicClient',
    '    requiredResourceAccess: application.requiredResourceAccess',
    '  }',
    '  servicePrincipalId: principal.id',
    ...list(
      'permissionNames',
      all.map(({ one, a, permission }) => [
        `api: ${quote(one.name)}`,
        `appId: ${quote(one.appId ?? '')}`,
        `id: ${idOf(permission, a)}`,
        `type: ${quote(permission.type)}`,
        `name: ${quote(permission.name)}`,
      ]),
    ),
    ...list(
      'delegatedGrants',
      plan.apis.flatMap(({ appId, permissions }, a) =>
        plan.consent && permissions.some(({ type }) => type === 'Scope')
          ? [[`appId: ${quote(appId ?? '')}`, `scope: ${grantName(a)}.scope`]]
          : [],
      ),
    ),
    ...list(
      'appRoles',
      all.flatMap(({ one, a, permission, p }) =>
        plan.consent && permission.type === 'Role'
          ? [[`appId: ${quote(one.appId ?? '')}`, `appRoleId: ${roleName(a, p)}.appRoleId`]]
          : [],
      ),
    ),
    '}',
  ];
}

function deployment(plan: ScriptPlan): string {
  const blocks = [
    [
      '#!/usr/bin/env bash',
      ...headLines({ ...plan, notes: [] }, '#', [
        'Deploys main.bicep into a resource group, which keeps the record of the deployment: bash deploy.sh RESOURCE-GROUP',
        plan.secret ? secretNote : noSecretNote,
        ...(plan.secret ? ['Run again, it changes the same app and adds one more secret.'] : []),
      ]),
    ],
    // Graph is asked for the secret alone.
    plan.secret ? prelude(graphOrigin(plan)) : ['set -euo pipefail'],
    [
      'if [[ $# -ne 1 ]]; then',
      "  printf 'Which resource group? bash deploy.sh RESOURCE-GROUP\\n' >&2",
      '  exit 1',
      'fi',
    ],
    checkCloud(plan),
    [
      'deployed=$(az deployment group create \\',
      '  --resource-group "$1" \\',
      '  --name waymark \\',
      '  --template-file "$(dirname "$0")/main.bicep" \\',
      '  --query properties.outputs.waymark.value --output json)',
      ...(plan.secret ? [`${names.objectId}=$(id_of objectId "$deployed")`] : []),
    ],
    makeSecret(plan),
    [
      "# The template's own document, with the secret in it.",
      `printf '%s,\\n  "secret": %s\\n}\\n' "\${deployed%\\}*}" "$secret"`,
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
