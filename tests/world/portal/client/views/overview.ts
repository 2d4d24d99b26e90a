import { act } from '../../shared/api-client';
import { essentials } from '../../shared/facts';
import { appListHref } from '../../shared/routes';
import type { AppContext, BladeContent } from '../context';
import { essentialsPanel } from '../controls/essentials';
import { infoBox } from '../controls/info-box';
import { tabs } from '../controls/tabs';
import { h } from '../dom';
import { messageBox, toast } from '../messages';
import { openEndpoints } from './endpoints-pane';

const adalNotice =
  'Starting June 30th, 2020 we will no longer add any new features to Azure Active Directory Authentication Library (ADAL) and Azure Active Directory Graph.';

const deleteApp = async ({ app, world }: AppContext) => {
  const { words } = world;
  const answer = await messageBox(`${words.delete} ${app.displayName}?`, 'This cannot be undone here.', [
    words.delete,
    words.cancel,
  ]);
  if (answer !== 0) return;
  await act('delete-app', { clientId: app.clientId });
  toast(words.delete, app.displayName);
  location.hash = appListHref;
};

export const overview = (context: AppContext): BladeContent => {
  const { app, world } = context;
  const { words } = world;
  return {
    commands: [
      {
        id: 'Deactivate',
        label: words.deactivate,
        icon: 'cross',
        run: () => toast(words.deactivate, words.notInPractice),
      },
      { id: 'Delete', label: words.delete, icon: 'delete', run: () => void deleteApp(context) },
      { id: 'Endpoints', label: words.endpoints, icon: 'endpoints', run: () => openEndpoints(app, world) },
    ],
    content: h(
      'div',
      {},
      essentialsPanel(essentials(app, world), world),
      infoBox('info', adalNotice),
      tabs(
        [
          {
            key: 'start',
            label: words.getStarted,
            content: () =>
              h(
                'div.ext-ad-getstarted',
                {},
                h('h3', {}, 'Build your application with the Microsoft identity platform'),
                h(
                  'p',
                  {},
                  'The Microsoft identity platform is an authentication service, open-source libraries, and application management tools.',
                ),
              ),
          },
          {
            key: 'documentation',
            label: words.documentation,
            content: () => h('p.practice-note', {}, words.notInPractice),
          },
        ],
        'start',
      ),
    ),
  };
};
