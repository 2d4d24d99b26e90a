import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import { type HintMaker, makeHint, outcomeOf, typedText } from './input';
import { menuHint } from './menu';

/** The Authentication page, old or new: whichever control it has is pointed at (knowledge/portal.md §5.8). */
export const authenticationHint: HintMaker = (input) => {
  const { guide, variant } = input;
  if (variant.redirectUri && outcomeOf(input, 'redirect-uri') === 'fail') {
    if (!guide.redirectUri) return null;
    const step = 'authentication';
    return makeHint(
      'add-redirect-uri',
      step,
      message('hintAddRedirect', portalWord('addRedirectUri'), guide.redirectUri, portalWord('platformWeb')),
      { role: 'button', label: 'addRedirectUri' },
      [
        makeHint(
          'add-platform',
          step,
          message('hintAddRedirect', portalWord('addPlatform'), guide.redirectUri, portalWord('platformWeb')),
          { role: 'button', label: 'addPlatform' },
        ),
      ],
    );
  }
  if (outcomeOf(input, 'account-type') === 'fail') {
    return makeHint(
      'account-type',
      'authentication',
      message('hintAccountType', portalWord('supportedAccountTypes')),
      {
        role: 'field',
        label: 'supportedAccountTypes',
      },
    );
  }
  // The new page has the switch on a tab of its own; while it is not read, the way there is all we can show.
  if (variant.publicClient && outcomeOf(input, 'public-client') !== 'pass') {
    const label = portalWord('allowPublicClientFlows');
    return makeHint(
      'allow-public-client',
      'authentication',
      message('hintPublicClient', label, portalWord('save')),
      { role: 'choice', label: 'allowPublicClientFlows' },
      [
        makeHint(
          'settings-tab',
          'authentication',
          message('hintSettingsTab', portalWord('settingsTab'), label),
          {
            role: 'tab',
            label: 'settingsTab',
          },
        ),
      ],
    );
  }
  return menuHint(input);
};

/** The pane "Configure platforms": first a tile, then the form behind it. */
export const configurePlatformsHint: HintMaker = ({ guide, variant, page }) => {
  const pane = 'configure-platforms';
  const step = 'authentication';
  if (!variant.redirectUri || !guide.redirectUri) return null;
  if (typedText(page.draft.redirectUri) === guide.redirectUri) {
    return makeHint('configure', step, message('hintConfigure', portalWord('configure')), {
      role: 'button',
      label: 'configure',
      pane,
    });
  }
  return makeHint(
    'platform-redirect-uri',
    step,
    message('hintRegisterRedirect', guide.redirectUri),
    { role: 'field', label: 'redirectUri', pane },
    [
      makeHint('platform-web', step, message('hintRegisterPlatform', portalWord('platformWeb')), {
        role: 'button',
        label: 'platformWeb',
        pane,
      }),
    ],
  );
};
