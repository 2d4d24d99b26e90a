import { loadApps } from '../../shared/api-client';
import { shortDate } from '../../shared/facts';
import type { AppView, World } from '../../shared/model';
import { menuHref, registerHref } from '../../shared/routes';
import type { BladeContent, BladeContext } from '../context';
import { grid } from '../controls/grid';
import { tabs } from '../controls/tabs';
import { h } from '../dom';
import { icon } from '../icons';
import { openEndpoints } from './endpoints-pane';

/** The list's word for the state of an app's credentials. */
const credentialState = (app: AppView): string => {
  const [soonest] = app.secrets.map((secret) => Date.parse(secret.expires)).sort((a, b) => a - b);
  if (soonest === undefined) return '-';
  if (soonest < Date.now()) return 'Expired';
  return soonest < Date.now() + 30 * 86_400_000 ? 'Expiring soon' : 'Current';
};

const listOf = (apps: AppView[], world: World) =>
  grid(
    world.words.appRegistrations,
    [
      { label: world.words.displayName, width: '2fr' },
      { label: world.words.clientId, width: '2fr' },
      { label: world.words.createdOn, width: '1fr' },
      { label: world.words.certificatesAndSecrets, width: '1fr' },
    ],
    apps.map((app) => ({
      label: app.displayName,
      cells: [
        [
          h(
            'a.fxc-gcflink-link.ext-ad-appslist-appname',
            { href: menuHref('Overview', app.clientId), title: app.displayName },
            app.displayName,
          ),
        ],
        [app.clientId],
        [shortDate(app.createdAt, world)],
        [credentialState(app)],
      ],
    })),
    'This account is not listed as an owner of any applications in this directory.',
  );

export const appList = async ({ world, refresh }: BladeContext): Promise<BladeContent> => {
  const apps = await loadApps();
  const { words } = world;
  const show = () =>
    h(
      'div',
      {},
      h(
        'div.ext-search-row',
        {},
        icon('search'),
        h('input.azc-input', {
          type: 'text',
          placeholder: 'Start typing a display name or application (client) ID to filter these results',
          'aria-label': words.search,
        }),
      ),
      h('div.ext-count', {}, `${apps.length} applications found`),
      listOf(apps, world),
    );
  return {
    commands: [
      {
        id: 'NewRegistration',
        label: words.newRegistration,
        icon: 'add',
        run: () => location.assign(registerHref),
      },
      { id: 'Endpoints', label: words.endpoints, icon: 'endpoints', run: () => openEndpoints(null, world) },
      { id: 'Refresh', label: words.refresh, icon: 'refresh', run: refresh },
    ],
    content: tabs(
      [
        { key: 'all', label: words.allApplications, content: show },
        { key: 'owned', label: words.ownedApplications, content: show },
      ],
      'all',
    ),
  };
};
