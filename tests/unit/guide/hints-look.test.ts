import { describe, expect, it } from 'vitest';
import { nextHint } from '../../../lib/guide/hints';
import type { Pane, View } from '../../../lib/portal/types';
import { zammad } from '../../../lib/recipes/zammad';
import type { Setup } from '../../../lib/setup/types';
import { seen } from '../setup/pages';
import { completeSetup, graphChannel, guideOf, ids, onPage, reading, route, without } from './examples';

const hintFor = (setup: Setup, view: View, panes: Pane[] = []) =>
  nextHint({
    setup,
    guide: guideOf(setup),
    recipe: zammad,
    variant: graphChannel,
    page: reading({ view, panes, facts: view === 'app-list' ? {} : { clientId: seen(ids.client) } }),
    route: route({ view, ...(view === 'app-list' && { clientId: null }) }),
  });

const look = (setup: Setup): Setup => ({ ...setup, purpose: 'check', secret: null });
const broken = look(
  completeSetup({
    redirectUris: onPage([{ platform: 'spa', uri: 'https://old.example' }]),
    permissions: onPage([]),
    secrets: onPage([]),
    allowPublicClient: onPage(true),
  }),
);
const views: View[] = ['app-list', 'register', 'overview', 'authentication', 'permissions', 'secrets'];
const panes: Pane[] = ['add-secret', 'permission-picker', 'configure-platforms', 'consent-dialog'];

describe('an app that is only looked at', () => {
  it.each(views)('%s: nothing that changes it is pointed at, whatever is wrong', (view) => {
    const unseen = without(broken, 'permissions', 'secrets', 'redirectUris', 'signInAudience');
    for (const setup of [broken, unseen]) {
      expect(['menu', 'row', undefined]).toContain(hintFor(setup, view)?.target.role);
      for (const pane of panes) expect(hintFor(setup, view, [pane])).toBeNull();
    }
  });

  it('the way leads to the pages that have not been seen, and ends there', () => {
    expect(hintFor(without(broken, 'permissions'), 'overview')?.id).toBe('menu-permissions');
    expect(hintFor(without(broken, 'secrets'), 'overview')?.id).toBe('menu-secret');
    expect(hintFor(without(broken, 'secrets'), 'app-list')?.id).toBe('open-app');
    expect(hintFor(broken, 'overview')).toBeNull();
  });

  it('no new app is proposed where none is known', () => {
    expect(hintFor(look(without(broken, 'clientId')), 'app-list')).toBeNull();
  });
});
