import type { CloudId } from '../hosts';
import { azRest, jmesText, jsonWord, prelude, quote } from './bash';
import { headLines, noSecretNote, secretNote } from './comment';
import {
  applicationBody,
  consentRequests,
  graphOrigin,
  lookedUp,
  nameFilter,
  names,
  namesOfPermissions,
  neededApis,
  passwordBody,
  principalBody,
} from './graph-bodies';
import { type Json, Ref } from './json-text';
import type { ScriptMaker, ScriptPlan } from './types';

const cloudNames: Record<CloudId, string> = {
  global: 'AzureCloud',
  'us-gov': 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

/**
 * A bash script of `az rest` calls. Not `az ad app create`: that one changes an app of the same name instead of making
 * one, says nothing of a secret's ID, and can't consent to application permissions.
 */
export const azureCli: ScriptMaker = (plan) => {
  const name = `waymark-${plan.recipeId}.sh`;
  const blocks = [
    [
      '#!/usr/bin/env bash',
      ...headLines(plan, '#', [
        'Needs the Azure CLI, signed in (az login --allow-no-subscriptions) as an administrator who may register apps and consent.',
        plan.secret ? secretNote : noSecretNote,
      ]),
    ],
    prelude(graphOrigin(plan)),
    checkCloud(plan),
    [`tenant=$(${azRest({ method: 'get', path: 'organization?%24select=id', query: '{id: value[0].id}' })})`],
    ['tenant_id=$(id_of id "$tenant")'],
    checkName(plan),
    ...neededApis(plan).map(({ api, a }) => findApi(api, a)),
    ...lookedUp(plan).map(({ a, permission, p }) => findPermission(permission, a, p)),
    makeApplication(plan),
    makePrincipal(),
    ...consent(plan),
    makeSecret(plan),
    printResult(plan, 'azure-cli'),
  ];
  return {
    files: [{ name, text: `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n` }],
    run: [`bash ${name}`],
  };
};

export const checkCloud = ({ cloud }: ScriptPlan): string[] => [
  'cloud=$(az cloud show --query name --output tsv)',
  `if [[ $cloud != ${cloudNames[cloud]} ]]; then`,
  `  printf 'The Azure CLI works in %s. First: az cloud set --name ${cloudNames[cloud]}, then az login.\\n' "$cloud" >&2`,
  '  exit 1',
  'fi',
];

const checkName = (plan: ScriptPlan): string[] => [
  '# A second run must not make a second app.',
  `same=$(${azRest({
    method: 'get',
    path: `applications?${nameFilter(plan.displayName)}&%24select=appId`,
    query: 'value[].appId',
  })})`,
  'if [[ $same == *-* ]]; then',
  `  printf 'There is an app registration of this name already: %s\\n' "$same" >&2`,
  '  exit 1',
  'fi',
];

function findApi({ name, appId }: ScriptPlan['apis'][number], a: number): string[] {
  const variable = names.api(a);
  const find = (path: string, query: string) => [
    `# ${commentName(name)}`,
    `${variable}_found=$(${azRest({ method: 'get', path: `servicePrincipals${path}`, query })})`,
  ];
  const take = `${variable}=$(id_of id "$${variable}_found")`;
  if (appId !== null) return [...find(`(appId='${appId}')?%24select=id`, '{id: id}'), take];
  return [
    ...find(
      `?${nameFilter(name)}&%24select=id,appId`,
      '{count: length(value), id: value[0].id, appId: value[0].appId}',
    ),
    `if [[ $${variable}_found != *'"count": 1,'* ]]; then`,
    `  printf 'The directory has none, or more than one API of the name %s.\\n' ${quote(commentName(name))} >&2`,
    '  exit 1',
    'fi',
    `${names.apiAppId(a)}=$(id_of appId "$${variable}_found")`,
    take,
  ];
}

/** For a comment or a message: no more than letters, digits and a little punctuation. */
export const commentName = (text: string): string => text.replace(/[^\w .-]+/g, ' ');

function findPermission(
  { name, type }: ScriptPlan['apis'][number]['permissions'][number],
  a: number,
  p: number,
): string[] {
  const list = type === 'Scope' ? 'oauth2PermissionScopes' : 'appRoles';
  const variable = names.permission(a, p);
  return [
    `# The ID of ${commentName(name)} isn't known in advance.`,
    `${variable}_found=$(${azRest({
      method: 'get',
      path: `servicePrincipals/$${names.api(a)}?%24select=${list}`,
      query: `{id: ${list}[?value == ${jmesText(name)}].id | [0]}`,
    })})`,
    `${variable}=$(id_of id "$${variable}_found")`,
  ];
}

const makeApplication = (plan: ScriptPlan): string[] => [
  `application=$(${azRest({
    method: 'post',
    path: 'applications',
    body: applicationBody(plan),
    query:
      '{clientId: appId, objectId: id, displayName: displayName, signInAudience: signInAudience, ' +
      'redirectUris: {web: web.redirectUris, spa: spa.redirectUris, publicClient: publicClient.redirectUris}, ' +
      'allowPublicClient: isFallbackPublicClient, requiredResourceAccess: requiredResourceAccess}',
  })})`,
  `${names.clientId}=$(id_of clientId "$application")`,
  ...(plan.secret ? [`${names.objectId}=$(id_of objectId "$application")`] : []),
];

const makePrincipal = (): string[] => [
  `principal=$(again ${azRest({ method: 'post', path: 'servicePrincipals', body: principalBody, query: '{id: id}' })})`,
  `${names.principalId}=$(id_of id "$principal")`,
];

/** Without the right to consent, the app stays, and what was refused is missing in the result. */
function consent(plan: ScriptPlan): string[][] {
  const requests = consentRequests(plan).map(({ kind, what, appId, body }) => {
    const isRole = kind === 'role';
    const list = isRole ? 'app_roles' : 'delegated_grants';
    const member = isRole ? 'appRoleId' : 'scope';
    const path = isRole
      ? `servicePrincipals/$${names.principalId}/appRoleAssignments`
      : 'oauth2PermissionGrants';
    return [
      `if granted=$(again ${azRest({ method: 'post', path, body, query: member })}); then`,
      `  ${list}="\${${list}:+$${list}, }{\\"appId\\": \\"${shellText(appId)}\\", \\"${member}\\": $granted}"`,
      'else',
      `  printf 'No consent to %s: ask an administrator who may.\\n' ${quote(commentName(what))} >&2`,
      'fi',
    ];
  });
  return [["delegated_grants=''", "app_roles=''"], ...requests];
}

const shellText = (value: Json): string => (value instanceof Ref ? `$${value.variable}` : String(value));

export const makeSecret = ({ secret }: ScriptPlan): string[] =>
  secret
    ? [
        '# Last, so that a run that stops halfway leaves no secret behind.',
        `secret=$(again ${azRest({
          method: 'post',
          path: `applications/$${names.objectId}/addPassword`,
          body: passwordBody(secret),
          query: '{value: secretText, secretId: keyId, expires: endDateTime, description: displayName}',
        })})`,
        "printf 'The client secret follows: paste all of it into Waymark, then clear the screen.\\n' >&2",
      ]
    : ["secret='null'"];

const printResult = (plan: ScriptPlan, tool: string): string[] => [
  `permission_names=${jsonWord(namesOfPermissions(plan))}`,
  'cat <<RESULT',
  '{',
  '  "format": "waymark-script-result",',
  '  "version": 1,',
  `  "tool": "${tool}",`,
  `  "recipe": "${plan.recipeId}",`,
  `  "variant": "${plan.variantId}",`,
  `  "cloud": "${plan.cloud}",`,
  '  "tenantId": "$tenant_id",',
  '  "application": $application,',
  `  "servicePrincipalId": "$${names.principalId}",`,
  '  "permissionNames": $permission_names,',
  '  "delegatedGrants": [$delegated_grants],',
  '  "appRoles": [$app_roles],',
  '  "secret": $secret',
  '}',
  'RESULT',
];
