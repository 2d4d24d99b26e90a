import { placeholders } from '../fill';
import { mapSpoken } from '../in-language';
import { fillPortalPlaces, portalPlaces } from '../portal-places';
import type { Recipe, Variant } from '../schema';
import type { Finding } from './finding';

/** What a recipe must keep to beyond its shape. The same rules as tests/unit/recipes has for our own. */
export const checkRules = (recipe: Recipe): Finding[] => [
  ...repeated(recipe.variants.map(({ id }) => id)).map((i) => at(['variants', i, 'id'], 'is used twice')),
  ...repeated(recipe.questions.map(({ id }) => id)).map((i) => at(['questions', i, 'id'], 'is asked twice')),
  ...recipe.variants.flatMap((variant, i) =>
    rules
      .flatMap((rule) => rule(variant, recipe))
      .map(({ path, text }) => at(['variants', i, ...path], text)),
  ),
  ...mapSpoken([recipe], (text) => fillPortalPlaces(text, () => '')).flatMap((filled) => leftOver(filled)),
];

/** Places for the portal's words that nothing fills: there is no such word, or the field says nothing to people. */
function leftOver(value: unknown, path: Finding['path'] = []): Finding[] {
  if (typeof value === 'string')
    return portalPlaces(value).map((name) =>
      at(path, `${name} is no word of the portal that may stand here`),
    );
  if (Array.isArray(value)) return value.flatMap((item, i) => leftOver(item, [...path, i]));
  return Object.entries(Object(value)).flatMap(([name, item]) => leftOver(item, [...path, name]));
}

type Rule = (variant: Variant, recipe: Recipe) => Finding[];

const at = (path: Finding['path'], text: string): Finding => ({ path, text });
const repeated = (names: string[]) => names.flatMap((name, i) => (names.indexOf(name) < i ? [i] : []));
const inTemplate = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
const signInScopes = ['openid', 'profile', 'email', 'offline_access'];
const redirectPlaceholders = ['helpdeskUrl', 'helpdeskOrigin', 'exactAnswer'];

const settings: Rule = ({ settings: list, secret }) => [
  ...repeated(list.map(({ key }) => key)).map((i) => at(['settings', i, 'key'], 'is used twice')),
  ...list.flatMap(({ value = '', secret: isSecret, type, choices }, i) => [
    ...inTemplate(value)
      .filter((name) => !placeholders.some((known) => known === name))
      .map((name) => at(['settings', i, 'value'], `{${name}} is no placeholder: ${placeholders.join(', ')}`)),
    ...(value.includes('{clientSecret}') && !isSecret
      ? [at(['settings', i], 'holds the client secret and is not marked "secret": true')]
      : []),
    ...(value.includes('{clientSecret}') && !secret
      ? [at(['settings', i, 'value'], 'needs a secret, which this variant does not have')]
      : []),
    ...(type === 'choice' && !choices ? [at(['settings', i], 'is a choice and has no "choices"')] : []),
  ]),
];

const redirect: Rule = ({ redirectUri }, { questions }) => {
  if (!redirectUri) return [];
  const path = ['redirectUri', 'template'];
  const used = inTemplate(redirectUri.template);
  const wrong = used.filter((name) => !redirectPlaceholders.includes(name));
  if (wrong.length > 0 || used.length !== 1)
    return [at(path, `needs exactly one of {${redirectPlaceholders.join('}, {')}}`)];
  if (used[0] !== 'exactAnswer' && !redirectUri.template.startsWith(`{${used[0]}}`))
    return [at(path, 'has to begin with its placeholder')];
  return questions.some(({ id }) => id === 'helpdeskUrl')
    ? []
    : [at(path, 'is made from the question helpdeskUrl, which is not asked')];
};

const scopes: Rule = ({ scopes: { values }, permissions, flow }) => {
  const hosts = new Set(
    values
      .filter((scope) => !signInScopes.includes(scope.toLowerCase()))
      .map((scope) => (URL.canParse(scope) ? new URL(scope).host : 'graph.microsoft.com')),
  );
  const names = permissions.map(({ name }) => name.toLowerCase());
  const uncovered =
    flow === 'client-credentials'
      ? values.filter((scope) => !scope.endsWith('/.default'))
      : values.filter((scope) => !names.includes(scope.toLowerCase().replace(/^https:\/\/[^/]+\//, '')));
  return [
    ...(hosts.size > 1
      ? [
          at(
            ['scopes', 'values'],
            `is for ${hosts.size} APIs at once (${[...hosts].join(', ')}); a token is for one`,
          ),
        ]
      : []),
    ...uncovered.map((scope) =>
      at(
        ['scopes', 'values'],
        flow === 'client-credentials'
          ? `"${scope}" has to end in /.default without a sign-in`
          : `"${scope}" has no permission of that name`,
      ),
    ),
  ];
};

const flows: Rule = ({ flow, permissions, publicClient, secret, redirectUri }) => {
  const kind = flow === 'client-credentials' ? 'application' : 'delegated';
  return [
    ...permissions.flatMap(({ type }, i) =>
      type === kind ? [] : [at(['permissions', i, 'type'], `has to be ${kind} for the flow ${flow}`)],
    ),
    ...(publicClient === (secret !== null)
      ? [at(['publicClient'], 'an app is either a public client or has a secret')]
      : []),
    ...(flow === 'authorization-code' && !redirectUri
      ? [at(['redirectUri'], 'is needed where somebody signs in')]
      : []),
  ];
};

const accountTypes: Rule = ({ accountTypes: types, endpoints }) =>
  endpoints && endpoints.tenant !== 'tenant-id' && types.includes('AzureADMyOrg')
    ? [at(['accountTypes'], `a single tenant app is refused at /${endpoints.tenant} (AADSTS50194)`)]
    : [];

const demanded: [condition: (variant: Variant) => boolean, words: RegExp, what: string][] = [
  [
    ({ permissions }) => permissions.some(({ name }) => name.startsWith('EWS.')),
    /EWS/,
    'EWS ends in April 2027',
  ],
  [
    ({ flow }) => flow === 'resource-owner-password',
    /multifactor|MFA/i,
    'signing in with a password excludes MFA',
  ],
  [
    ({ permissions }) => permissions.some(({ type }) => type === 'application'),
    /every mailbox/,
    'application permissions reach every mailbox unless Exchange limits them',
  ],
  [
    ({ permissions }) => permissions.some(({ name }) => name === 'full_access_as_app'),
    /full_access_as_app/,
    'full_access_as_app opens every mailbox of the organization',
  ],
];

const warnings: Rule = (variant) =>
  demanded
    .filter(
      ([applies, words]) =>
        applies(variant) &&
        !variant.warnings.some(({ severity, text }) => severity === 'danger' && words.test(text)),
    )
    .map(([, , what]) => at(['warnings'], `needs a "danger" that says: ${what}`));

const sealing: Rule = ({ destinations }, { sealingKey }) =>
  sealingKey
    ? []
    : destinations.flatMap((spec, i) =>
        spec.kind === 'sealed-file' || (spec.kind === 'settings-endpoint' && spec.sealed)
          ? [at(['destinations', i], 'seals, and the recipe has no "sealingKey"')]
          : [],
      );

const rules: Rule[] = [sealing, settings, redirect, scopes, flows, accountTypes, warnings];
