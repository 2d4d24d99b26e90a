import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import { nearestRedirectUri } from '../redirect-uri';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('other-redirect-uris');

/**
 * Does Microsoft send the sign-in's result to other places too? An address that nobody keeps any more can be taken over.
 * Advice only: an app may serve other purposes too.
 */
export const checkOtherRedirectUris: CheckMaker = ({ setup, redirect, recipe }) => {
  const { redirectUris } = setup.facts;
  const page = portalWord('authentication');
  // Which of them is the helpdesk's own can't be told without its address.
  if (!redirectUris || redirect.problem) {
    return unknown(message('checkRedirectUriUnknown'), message('checkRedirectUriUnknownFix', page), {
      advisory: true,
    });
  }
  const evidence = evidenceOf(redirectUris);
  // The one that comes nearest is what the check of the redirect URI is about, right or wrong.
  const own = redirect.uri && nearestRedirectUri(redirect.uri, redirectUris.value)?.found;
  const others = redirectUris.value.filter((found) => found !== own && found.uri !== redirect.uri);
  if (others.length > 0) {
    const list = others.map(({ uri }) => uri).join(', ');
    return fail(message('checkOtherRedirectUrisFail', list, recipe.name), message('checkNeedlessFix', page), {
      evidence,
      advisory: true,
      excess: true,
    });
  }
  if (setup.partial.includes('redirectUris')) {
    return unknown(message('checkRedirectUriPartial'), message('checkRedirectUriPartialFix', page), {
      evidence,
      advisory: true,
    });
  }
  return pass(message('checkOtherRedirectUrisPass', recipe.name), { evidence, advisory: true });
};
