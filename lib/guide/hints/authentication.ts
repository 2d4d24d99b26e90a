import { type Message, type MessageKey, message } from '../../i18n';
import { portalWord } from '../portal-words';
import type { Hint } from '../types';
import { type HintInput, type HintMaker, makeHint, outcomeOf, typedText } from './input';
import { menuHint } from './menu';
import { slipAbout } from './slips';

const step = 'authentication';

/** The Authentication page, old or new: whichever control it has is pointed at (knowledge/portal.md §5.8). */
export const authenticationHint: HintMaker = (input) =>
  redirectHint(input) ?? accountTypeHint(input) ?? publicClientHint(input) ?? leaveHint(input);

function redirectHint(input: HintInput): Hint | null {
  const { guide, variant, page } = input;
  const outcome = outcomeOf(input, 'redirect-uri');
  if (!variant.redirectUri || !guide.redirectUri || outcome === 'pass') return null;
  const isUnclear = page.problems.some(({ fact }) => fact === 'redirectUris');
  if (outcome === 'unknown' && (isUnclear || input.setup.facts.redirectUris)) return null;
  // A page without redirect URIs looks like one on which they could not be read: then the advice is conditional.
  const key: MessageKey = outcome === 'fail' ? 'hintAddRedirect' : 'hintAddRedirectIfMissing';
  const text = (button: 'addRedirectUri' | 'addPlatform'): Message =>
    message(key, portalWord(button), guide.redirectUri ?? '', portalWord('platformWeb'));
  return makeHint(
    'add-redirect-uri',
    step,
    text('addRedirectUri'),
    { role: 'button', label: 'addRedirectUri' },
    [makeHint('add-platform', step, text('addPlatform'), { role: 'button', label: 'addPlatform' })],
  );
}

function accountTypeHint(input: HintInput): Hint | null {
  if (outcomeOf(input, 'account-type') !== 'fail') return null;
  return makeHint('account-type', step, message('hintAccountType', portalWord('supportedAccountTypes')), {
    role: 'field',
    label: 'supportedAccountTypes',
  });
}

function publicClientHint(input: HintInput): Hint | null {
  if (!input.variant.publicClient || outcomeOf(input, 'public-client') === 'pass') return null;
  const label = portalWord('allowPublicClientFlows');
  const text = message('hintPublicClient', label, portalWord('save'));
  return makeHint('allow-public-client', step, text, { role: 'choice', label: 'allowPublicClientFlows' }, [
    // The older page has Yes and No under the words; the newer one has the switch on a tab of its own.
    makeHint('allow-public-client-yes', step, text, { role: 'choice', label: 'yes' }),
    makeHint('settings-tab', step, message('hintSettingsTab', portalWord('settingsTab'), label), {
      role: 'tab',
      label: 'settingsTab',
    }),
  ]);
}

/** What was changed here and is not saved reads the same as what is: going on is advised with that said. */
function leaveHint(input: HintInput): Hint | null {
  const next = menuHint(input);
  return (
    next && { ...next, text: message('hintMenuAfterSaving', portalWord('save'), ...(next.text.params ?? [])) }
  );
}

/** The pane "Configure platforms": first a tile, then the form behind it. */
export const configurePlatformsHint: HintMaker = (input) => {
  const { guide, variant, page } = input;
  const pane = 'configure-platforms';
  if (!variant.redirectUri || !guide.redirectUri) return null;
  const configure = portalWord('configure');
  if (typedText(page.draft.redirectUri) === guide.redirectUri) {
    return makeHint('configure', step, message('hintConfigure', configure), {
      role: 'button',
      label: 'configure',
      pane,
    });
  }
  const wrong = slipAbout(input, 'redirect-uri');
  const hint = makeHint(
    'platform-redirect-uri',
    step,
    message('hintPlatformRedirect', guide.redirectUri, configure),
    { role: 'field', label: 'redirectUri', pane },
    [
      makeHint('platform-web', step, message('hintRegisterPlatform', portalWord('platformWeb')), {
        role: 'button',
        label: 'platformWeb',
        pane,
      }),
    ],
  );
  return wrong ? { ...hint, wrong } : hint;
};
