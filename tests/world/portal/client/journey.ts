import { loadApp } from '../shared/api-client';
import type { AppView, World } from '../shared/model';
import type { BladeKind } from '../shared/protocol';
import { appListHref, enterpriseAppHref, type Fragment, menuHref, parseFragment } from '../shared/routes';
import { type Blade, createBlade } from './blade';
import type { BladeContent, BladeContext } from './context';
import { closePane } from './context-pane';
import { commandBar } from './controls/command-bar';
import { h, hide } from './dom';
import { disposeFrames, reactFrames } from './react-frame';
import { appMenu, enterpriseMenu, menuLabel, resourceMenu } from './resource-menu';
import { appViews, otherViews, placeholder } from './views';
import { enterpriseApp } from './views/enterprise-app';
import { home, notFound } from './views/home';

/** The menu items that a React generation takes over. */
const reactMenus: Record<string, BladeKind> = {
  overview: 'overview',
  credentials: 'secrets',
  callanapi: 'permissions',
  authentication: 'authentication',
};

const reactKind = (menu: string, { settings }: World): BladeKind | undefined => {
  const kind = reactMenus[menu.toLowerCase()];
  const isOldPage = kind === 'authentication' && settings.authenticationPage === 'classic';
  return settings.layout === 'classic' || isOldPage ? undefined : kind;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the stack of blades, driven by the fragment, and returns how to draw the open one anew. One blade stays behind the open one, hidden, as in the portal. */
export const startJourney = (journey: HTMLElement, world: World): (() => void) => {
  let current: { blade: Blade; identity: string } | undefined;
  let shown = '';
  let turn = 0;

  const openBlade = (identity: string, isApp: boolean): Blade => {
    if (current?.identity === identity) return current.blade;
    const blade = createBlade({
      icon: identity === 'home' ? 'home' : 'app',
      onClose: () => {
        location.hash = isApp ? appListHref : '#home';
      },
    });
    for (const old of [...journey.children].slice(0, -1)) old.remove();
    const previous = journey.lastElementChild;
    if (previous) {
      disposeFrames(previous);
      hide(previous, true);
    }
    journey.append(blade.section);
    current = { blade, identity };
    return blade;
  };

  const fill = (blade: Blade, { commands, content }: BladeContent) => {
    blade.setBody(
      ...(commands.length > 0 ? [commandBar(commands)] : []),
      h('div.fxs-blade-content-container-default', {}, h('div.fxs-part-content', {}, content)),
    );
  };

  const drawApp = (route: Fragment, app: AppView): void => {
    const isEnterprise = route.blade === 'ManagedAppMenuBlade';
    const menu = route.menu ?? 'Overview';
    const groups = isEnterprise ? enterpriseMenu(world) : appMenu(world);
    const blade = openBlade(`${route.blade} ${app.clientId}`, true);
    const label = menuLabel(groups, menu);
    const isOverview = menu.toLowerCase() === 'overview';
    blade.setTitle(
      isOverview || !label ? app.displayName : `${app.displayName} | ${label}`,
      isEnterprise ? 'Enterprise Application' : '',
    );
    blade.setMenu(
      resourceMenu(groups, menu, (id) => {
        location.hash = isEnterprise ? enterpriseAppHref(app, id) : menuHref(id, app.clientId);
      }),
    );
    const kind = isEnterprise ? undefined : reactKind(menu, world);
    if (kind) {
      blade.setBody(reactFrames(world, kind, app.clientId));
      return;
    }
    const view = isEnterprise ? enterpriseApp : (appViews[menu.toLowerCase()] ?? placeholder);
    fill(blade, view({ world, route, app, refresh: () => void show() }));
  };

  const drawOther = async (route: Fragment): Promise<void> => {
    const view = otherViews[route.blade];
    const blade = openBlade(`${route.blade} ${route.menu ?? ''}`, false);
    blade.setMenu(null);
    if (!view) {
      blade.setTitle('Dashboard not found');
      return fill(blade, notFound());
    }
    blade.setTitle(view.title(world), view.subtitle?.(world));
    if (route.blade === 'CreateApplicationBlade' && world.settings.layout !== 'classic') {
      blade.setBody(reactFrames(world, 'register', null));
      return;
    }
    const context: BladeContext = { world, route, refresh: () => void show() };
    fill(blade, await view.draw(context));
  };

  const draw = async (mine: number): Promise<void> => {
    const route = parseFragment(location.hash);
    const clientId = route?.parameters.appId;
    const app =
      clientId && route.blade.endsWith('MenuBlade') ? await loadApp(clientId).catch(() => null) : undefined;
    if (mine !== turn) return;
    if (!route) {
      const blade = openBlade('home', false);
      blade.setMenu(null);
      blade.setTitle('Home');
      return fill(blade, home(world));
    }
    if (app) return drawApp(route, app);
    if (app === null) {
      const blade = openBlade(`missing ${clientId}`, true);
      blade.setTitle(clientId ?? '');
      return fill(blade, notFound('The resource was not found.'));
    }
    return drawOther(route);
  };

  /** Until the new blade has come, the old one's content stays. */
  const show = async (): Promise<void> => {
    const mine = ++turn;
    closePane();
    current?.blade.setLoading(true);
    await pause(world.settings.delayMs);
    if (mine !== turn) return;
    await draw(mine);
    if (mine === turn) current?.blade.setLoading(false);
  };

  window.addEventListener('hashchange', () => {
    // Going to the address that is already shown does nothing.
    if (location.hash === shown) return;
    shown = location.hash;
    void show();
  });
  shown = location.hash;
  void show();
  return () => void show();
};
