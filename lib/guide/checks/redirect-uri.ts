import { type Message, type MessageKey, message } from '../../i18n';
import { platformWords, portalWord } from '../portal-words';
import { nearestRedirectUri, type RedirectDifference, type RedirectProblem } from '../redirect-uri';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('redirect-uri');

const differenceKeys: Record<Exclude<RedirectDifference, 'none' | 'platform'>, MessageKey> = {
  scheme: 'checkRedirectUriScheme',
  host: 'checkRedirectUriHost',
  port: 'checkRedirectUriPort',
  case: 'checkRedirectUriCase',
  'trailing-slash': 'checkRedirectUriTrailingSlash',
  path: 'checkRedirectUriPath',
  query: 'checkRedirectUriQuery',
  text: 'checkRedirectUriText',
};

const addressKeys: Record<RedirectProblem, MessageKey> = {
  'no-address': 'checkRedirectUriNoAddress',
  'not-a-url': 'checkRedirectUriNotUrl',
  'not-https': 'checkRedirectUriNotHttps',
  'forbidden-character': 'checkRedirectUriForbidden',
  'too-long': 'checkRedirectUriTooLong',
  // The redirect URI is made without either; for a recipe whose template has one, these words fit as well.
  fragment: 'checkRedirectUriForbidden',
  query: 'checkRedirectUriForbidden',
};

/** What is wrong with a registered or typed redirect URI, by its first difference. */
export const describeDifference = (
  difference: Exclude<RedirectDifference, 'none' | 'platform'>,
  found: string,
): Message => message(differenceKeys[difference], found);

/** Is exactly the helpdesk's redirect URI registered, on the platform Web? (AADSTS50011; knowledge/oauth.md §1.7) */
export const checkRedirectUri: CheckMaker = ({ setup, variant, redirect, recipe }) => {
  if (!variant.redirectUri) return null;
  const { uri: expected, problem } = redirect;
  if (problem === 'no-address') {
    return unknown(
      message(addressKeys[problem], recipe.name),
      message('checkRedirectUriAddressFix', recipe.name),
    );
  }
  if (expected === null || problem) {
    return fail(
      message(addressKeys[problem ?? 'not-a-url'], recipe.name),
      message('checkRedirectUriAddressFix', recipe.name),
    );
  }
  const { redirectUris } = setup.facts;
  const fix = message(
    'checkRedirectUriFix',
    portalWord('authentication'),
    portalWord('platformWeb'),
    expected,
  );
  if (!redirectUris) {
    return unknown(
      message('checkRedirectUriUnknown'),
      message('checkRedirectUriUnknownFix', portalWord('authentication')),
    );
  }
  const evidence = evidenceOf(redirectUris);
  const nearest = nearestRedirectUri(expected, redirectUris.value);
  const elsewhere = redirectUris.value.find(({ platform, uri }) => uri === expected && platform !== 'web');
  if (elsewhere) {
    return fail(
      message('checkRedirectUriPlatform', platformWords[elsewhere.platform], portalWord('platformWeb')),
      message(
        'checkRedirectUriPlatformFix',
        portalWord('authentication'),
        platformWords[elsewhere.platform],
        portalWord('platformWeb'),
      ),
      { evidence },
    );
  }
  if (nearest?.difference === 'none') {
    return pass(message('checkRedirectUriPass', expected, portalWord('platformWeb')), { evidence });
  }
  if (setup.partial.includes('redirectUris')) {
    return unknown(
      message('checkRedirectUriPartial'),
      message('checkRedirectUriPartialFix', portalWord('authentication')),
      { evidence },
    );
  }
  if (!nearest || nearest.difference === 'platform') {
    return fail(message('checkRedirectUriNone'), fix, { evidence, pending: true });
  }
  return fail(describeDifference(nearest.difference, nearest.found.uri), fix, { evidence });
};
