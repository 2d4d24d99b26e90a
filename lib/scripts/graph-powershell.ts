import type { CloudId } from '../hosts';
import { headLines, noSecretNote, secretNote } from './comment';
import {
  applicationBody,
  consentRequests,
  lookedUp,
  nameFilter,
  names,
  namesOfPermissions,
  neededApis,
  passwordBody,
  principalBody,
} from './graph-bodies';
import { type Json, jsonParts, Ref } from './json-text';
import type { ScriptMaker, ScriptPlan } from './types';

const environments: Record<CloudId, string> = { global: 'Global', 'us-gov': 'USGov', china: 'China' };

/**
 * Text that PowerShell takes as it is. The typographic apostrophes end a string too, and so does what an older
 * PowerShell makes of other letters; what is quoted here is ASCII, so none of them occurs.
 */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A JSON text as an expression. */
const jsonText = (value: Json): string => {
  const terms = jsonParts(value).map((part) => (part instanceof Ref ? `$${part.variable}` : quote(part)));
  return terms.length === 1 ? `${terms[0]}` : `(${terms.join(' + ')})`;
};

const call = (method: 'GET' | 'POST', path: string, body?: Json): string =>
  `Invoke-Graph ${method} ${path}${body === undefined ? '' : ` ${jsonText(body)}`}`;

/** A script for PowerShell 5.1 and 7 that needs no more of the SDK than its sign-in: `Invoke-MgGraphRequest`. */
export const graphPowerShell: ScriptMaker = (plan) => {
  const name = `waymark-${plan.recipeId}.ps1`;
  const blocks = [
    [
      ...headLines(plan, '#', [
        'Needs the module Microsoft.Graph.Authentication (Install-Module Microsoft.Graph.Authentication) and an administrator who may register apps and consent.',
        plan.secret ? secretNote : noSecretNote,
      ]),
      '#Requires -Modules Microsoft.Graph.Authentication',
    ],
    prelude,
    connect(plan),
    checkName(plan),
    ...neededApis(plan).map(({ api, a }) => findApi(api, a)),
    ...lookedUp(plan).map(({ a, permission, p }) => findPermission(permission, a, p)),
    makeApplication(plan),
    ...consent(plan),
    makeSecret(plan),
    printResult(plan),
  ];
  return {
    files: [{ name, text: `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n` }],
    run: [`./${name}`],
  };
};

const word = (text: string): string => quote(text.replace(/[^\w .,-]+/g, ' '));

export const prelude: string[] = [
  "$ErrorActionPreference = 'Stop'",
  '',
  '# Tries again while the directory still copies what was made a moment ago.',
  'function Invoke-Graph([string] $Method, [string] $Path, [string] $Body) {',
  '  $request = @{ Method = $Method; Uri = "v1.0/$Path"; OutputType = \'PSObject\' }',
  "  if ($Body) { $request.Body = $Body; $request.ContentType = 'application/json' }",
  '  $pauses = @(3, 6, 12)',
  "  if ($Method -eq 'GET') { $pauses = @() }",
  '  foreach ($pause in $pauses) {',
  '    try { return Invoke-MgGraphRequest @request } catch { Start-Sleep -Seconds $pause }',
  '  }',
  '  Invoke-MgGraphRequest @request',
  '}',
];

function connect(plan: ScriptPlan): string[] {
  const scopes = [
    'Application.ReadWrite.All',
    ...(plan.consent ? ['DelegatedPermissionGrant.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'] : []),
  ];
  return [
    `Connect-MgGraph -Environment ${quote(environments[plan.cloud])} -Scopes ${scopes.map(quote).join(', ')} -NoWelcome`,
    '$tenant_id = (Get-MgContext).TenantId',
  ];
}

const checkName = ({ displayName }: ScriptPlan): string[] => [
  '# A second run must not make a second app.',
  `$same = ${call('GET', quote(`applications?${nameFilter(displayName)}&%24select=appId`))}`,
  "if ($same.value.Count -gt 0) { throw 'There is an app registration of this name already.' }",
];

function findApi({ name, appId }: ScriptPlan['apis'][number], a: number): string[] {
  const variable = `$${names.api(a)}`;
  if (appId !== null) {
    return [
      `$found = ${call('GET', quote(`servicePrincipals(appId='${appId}')?%24select=id`))}`,
      `${variable} = $found.id`,
    ];
  }
  return [
    `$found = ${call('GET', quote(`servicePrincipals?${nameFilter(name)}&%24select=id,appId`))}`,
    `if ($found.value.Count -ne 1) { throw 'The directory has none, or more than one API of a name.' }`,
    `${variable} = $found.value[0].id`,
    `$${names.apiAppId(a)} = $found.value[0].appId`,
  ];
}

function findPermission(
  { name, type }: ScriptPlan['apis'][number]['permissions'][number],
  a: number,
  p: number,
): string[] {
  const list = type === 'Scope' ? 'oauth2PermissionScopes' : 'appRoles';
  const variable = `$${names.permission(a, p)}`;
  return [
    `$wanted = (ConvertFrom-Json ${jsonText({ name })}).name`,
    `$found = ${call('GET', `("servicePrincipals/$${names.api(a)}" + ${quote(`?%24select=${list}`)})`)}`,
    `${variable} = ($found.${list} | Where-Object { $_.value -ceq $wanted }).id`,
    `if (-not ${variable}) { throw 'The API has no such permission: ' + $wanted }`,
  ];
}

const makeApplication = (plan: ScriptPlan): string[] => [
  `$application = ${call('POST', quote('applications'), applicationBody(plan))}`,
  `$${names.clientId} = $application.appId`,
  `$${names.objectId} = $application.id`,
  `$principal = ${call('POST', quote('servicePrincipals'), principalBody)}`,
  `$${names.principalId} = $principal.id`,
];

/** Without the right to consent, the app stays, and what was refused is missing in the result. */
const consent = (plan: ScriptPlan): string[][] => [
  ['$delegated_grants = @()', '$app_roles = @()'],
  ...consentRequests(plan).map(({ kind, what, appId, body }) => {
    const isRole = kind === 'role';
    const list = isRole ? '$app_roles' : '$delegated_grants';
    const member = isRole ? 'appRoleId' : 'scope';
    const path = isRole
      ? `("servicePrincipals/$${names.principalId}/appRoleAssignments")`
      : quote('oauth2PermissionGrants');
    const api = appId instanceof Ref ? `$${appId.variable}` : quote(String(appId));
    return [
      'try {',
      `  $granted = ${call('POST', path, body)}`,
      `  ${list} += @{ appId = ${api}; ${member} = $granted.${member} }`,
      '} catch {',
      `  Write-Warning ('No consent to ' + ${word(what)} + ': ask an administrator who may.')`,
      '}',
    ];
  }),
];

const makeSecret = ({ secret }: ScriptPlan): string[] =>
  secret
    ? [
        '# Last, so that a run that stops halfway leaves no secret behind.',
        `$credential = ${call('POST', `("applications/$${names.objectId}/addPassword")`, passwordBody(secret))}`,
        '$secret = [ordered]@{',
        '  value = $credential.secretText',
        '  secretId = $credential.keyId',
        "  expires = ([datetime] $credential.endDateTime).ToUniversalTime().ToString('s') + 'Z'",
        '  description = $credential.displayName',
        '}',
        "Write-Warning 'The client secret follows: paste all of it into Waymark, then clear the screen.'",
      ]
    : ['$secret = $null'];

const printResult = (plan: ScriptPlan): string[] => [
  `$permission_names = (ConvertFrom-Json ${jsonText({ names: namesOfPermissions(plan) })}).names`,
  '[ordered]@{',
  "  format = 'waymark-script-result'",
  '  version = 1',
  "  tool = 'graph-powershell'",
  `  recipe = ${quote(plan.recipeId)}`,
  `  variant = ${quote(plan.variantId)}`,
  `  cloud = ${quote(plan.cloud)}`,
  '  tenantId = $tenant_id',
  '  application = [ordered]@{',
  `    clientId = $${names.clientId}`,
  `    objectId = $${names.objectId}`,
  '    displayName = $application.displayName',
  '    signInAudience = $application.signInAudience',
  '    redirectUris = [ordered]@{',
  '      web = $application.web.redirectUris',
  '      spa = $application.spa.redirectUris',
  '      publicClient = $application.publicClient.redirectUris',
  '    }',
  '    allowPublicClient = $application.isFallbackPublicClient',
  '    requiredResourceAccess = $application.requiredResourceAccess',
  '  }',
  `  servicePrincipalId = $${names.principalId}`,
  '  permissionNames = $permission_names',
  '  delegatedGrants = $delegated_grants',
  '  appRoles = $app_roles',
  '  secret = $secret',
  '} | ConvertTo-Json -Depth 10',
];
