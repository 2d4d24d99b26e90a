import { type Message, message } from '../../i18n';
import { portalWord } from '../portal-words';
import type { StepMaker } from './step';

/** The Authentication page, old and new (knowledge/portal.md §5.8). */
export const authenticationStep: StepMaker = {
  id: 'authentication',
  checks: ['account-type', 'redirect-uri', 'helpdesk-callback', 'public-client'],
  title: message('stepAuthenticationTitle'),
  applies: () => true,
  view: () => 'authentication',
  instructions: ({ variant, recipe }) => {
    const open: Message = message('stepAuthenticationOpen', portalWord('authentication'));
    const redirect = variant.redirectUri
      ? [
          message(
            'stepAuthenticationRedirect',
            portalWord('platformWeb'),
            portalWord('addRedirectUri'),
            portalWord('addPlatform'),
          ),
        ]
      : [];
    const publicClient = variant.publicClient
      ? [
          message(
            'stepAuthenticationPublicClient',
            portalWord('allowPublicClientFlows'),
            portalWord('settingsTab'),
            portalWord('advancedSettings'),
            recipe.name,
          ),
          message('stepAuthenticationSave', portalWord('save')),
        ]
      : [];
    return [open, ...redirect, ...publicClient];
  },
  values: ({ redirect, variant }) => [
    ...(redirect.uri ? [{ label: message('literal', portalWord('redirectUri')), value: redirect.uri }] : []),
    ...(variant.publicClient
      ? [{ label: message('literal', portalWord('allowPublicClientFlows')), value: portalWord('yes') }]
      : []),
  ],
};
