import { describe, expect, it } from 'vitest';
import { nextHint } from '../../../lib/guide/hints';
import { inPortalsWords } from '../../../lib/guide/in-portals-words';
import type { Hint } from '../../../lib/guide/types';
import type { Problem, Reading, Route } from '../../../lib/portal/types';
import type { Setup } from '../../../lib/setup/types';
import {
  completeMatrix42,
  completeSetup,
  evidence,
  graphCallback,
  graphChannel,
  ids,
  onPage,
  reading,
  rowsOf,
  without,
} from './examples';
import { fresh, hint, inputOf, noApp } from './hint-of';

describe('what to point at', () => {
  const missing = completeSetup({ permissions: onPage(rowsOf(graphChannel).slice(0, 3)) });
  const notGranted = rowsOf(graphChannel, { status: 'not-granted' });
  const ungranted = completeSetup({ permissions: onPage(notGranted) });
  const noSecret = completeSetup({ secrets: onPage([]) }, { secret: null });
  const spa = completeSetup({ redirectUris: onPage([{ platform: 'spa', uri: graphCallback }]) });
  const noFlows = completeMatrix42({ allowPublicClient: onPage(false) });
  const freshSecret = {
    secrets: {
      value: [
        {
          description: 'Zammad',
          secretId: ids.secret,
          expires: null,
          value: 'abc8Q~0123456789~-._0123456789abcdefghij',
        },
      ],
      evidence,
    },
  };

  it.each<[string, Setup, Partial<Reading>, Partial<Route>, Hint['target'] | null]>([
    [
      'app list, no app yet',
      fresh,
      { view: 'app-list' },
      noApp,
      { role: 'button', label: 'newRegistration' },
    ],
    ['app list, our app', missing, { view: 'app-list' }, noApp, { role: 'row', text: ids.client }],
    ['app list, nothing left to do', completeSetup(), { view: 'app-list' }, noApp, null],
    [
      'overview, redirect URI not read',
      without(completeSetup(), 'redirectUris'),
      {},
      {},
      { role: 'menu', label: 'authentication', telemetry: 'Menu-Authentication' },
    ],
    [
      'overview, permissions missing',
      missing,
      {},
      {},
      { role: 'menu', label: 'apiPermissions', telemetry: 'Menu-CallAnAPI' },
    ],
    [
      'overview, no secret',
      noSecret,
      {},
      {},
      { role: 'menu', label: 'certificatesAndSecrets', telemetry: 'Menu-Credentials' },
    ],
    [
      'overview, Essentials closed',
      without(completeSetup(), 'tenantId'),
      { problems: [{ code: 'collapsed', fact: 'tenantId', detail: '' }] },
      {},
      { role: 'button', label: 'essentials' },
    ],
    ['overview, nothing left to do', completeSetup(), {}, {}, null],
    [
      'permissions, some missing',
      missing,
      { view: 'permissions' },
      {},
      { role: 'button', label: 'addPermission' },
    ],
    ['permissions, not read', without(completeSetup(), 'permissions'), { view: 'permissions' }, {}, null],
    [
      'permissions, read in part',
      { ...missing, partial: ['permissions'] },
      { view: 'permissions' },
      {},
      null,
    ],
    [
      'permissions, no consent',
      ungranted,
      { view: 'permissions' },
      {},
      { role: 'button', label: 'grantAdminConsentFor' },
    ],
    [
      'permissions, consent not allowed',
      completeSetup({ permissions: onPage(notGranted), consentButton: onPage('disabled') }),
      { view: 'permissions' },
      {},
      null,
    ],
    [
      'permissions, consent not understood',
      completeSetup({ permissions: onPage(rowsOf(graphChannel, { status: 'unknown' })) }),
      { view: 'permissions' },
      {},
      null,
    ],
    [
      'permissions, done',
      noSecret,
      { view: 'permissions' },
      {},
      { role: 'menu', label: 'certificatesAndSecrets', telemetry: 'Menu-Credentials' },
    ],
    [
      'consent dialog',
      ungranted,
      { view: 'permissions', panes: ['consent-dialog'] },
      {},
      { role: 'button', label: 'yes', pane: 'consent-dialog' },
    ],
    [
      'other permissions',
      ungranted,
      { view: 'permissions', panes: ['keep-other-permissions'] },
      {},
      { role: 'choice', label: 'keepOtherPermissions', pane: 'keep-other-permissions' },
    ],
    ['secrets, none', noSecret, { view: 'secrets' }, {}, { role: 'button', label: 'newClientSecret' }],
    [
      'secrets, just created',
      { ...completeSetup(), secret: null },
      { view: 'secrets', facts: freshSecret },
      {},
      { role: 'row', text: ids.secret },
    ],
    ['secrets, created and kept', completeSetup(), { view: 'secrets', facts: freshSecret }, {}, null],
    [
      'add a secret',
      noSecret,
      { view: 'secrets', panes: ['add-secret'] },
      {},
      { role: 'field', label: 'description', pane: 'add-secret' },
    ],
    [
      'add a secret, described',
      noSecret,
      { view: 'secrets', panes: ['add-secret'], draft: { secretDescription: 'x' } },
      {},
      { role: 'button', label: 'add', pane: 'add-secret' },
    ],
    [
      'authentication, wrong platform',
      spa,
      { view: 'authentication' },
      {},
      { role: 'button', label: 'addRedirectUri' },
    ],
    [
      'authentication, no redirect URI in sight',
      without(completeSetup(), 'redirectUris'),
      { view: 'authentication' },
      {},
      { role: 'button', label: 'addRedirectUri' },
    ],
    [
      'authentication, redirect URIs not understood',
      without(completeSetup(), 'redirectUris'),
      { view: 'authentication', problems: [{ code: 'ambiguous', fact: 'redirectUris', detail: '' }] },
      {},
      null,
    ],
    ['consent dialog too early', missing, { view: 'consent-dialog', panes: ['consent-dialog'] }, {}, null],
    [
      'consent dialog, all granted',
      completeSetup(),
      { view: 'consent-dialog', panes: ['consent-dialog'] },
      {},
      null,
    ],
    [
      'authentication, public client flows off',
      noFlows,
      { view: 'authentication' },
      {},
      { role: 'choice', label: 'allowPublicClientFlows' },
    ],
    [
      'authentication, done',
      missing,
      { view: 'authentication' },
      {},
      { role: 'menu', label: 'apiPermissions', telemetry: 'Menu-CallAnAPI' },
    ],
    [
      'platforms',
      spa,
      { view: 'authentication', panes: ['configure-platforms'] },
      {},
      { role: 'field', label: 'redirectUri', pane: 'configure-platforms' },
    ],
    [
      'platforms, filled in',
      spa,
      { view: 'authentication', panes: ['configure-platforms'], draft: { redirectUri: graphCallback } },
      {},
      { role: 'button', label: 'configure', pane: 'configure-platforms' },
    ],
    ['endpoints', missing, { panes: ['endpoints'] }, {}, null],
    ['a page we do not know', missing, { view: 'other' }, {}, null],
  ])('%s', (_, setup, page, at, target) => {
    expect(hint(setup, page, at)?.target ?? null).toEqual(target);
  });

  it('the picker: whichever stage is on screen, the furthest first', () => {
    const found = hint(missing, { view: 'permissions', panes: ['permission-picker'] });
    expect([found, ...(found?.alternatives ?? [])].map((h) => h?.target)).toEqual([
      { role: 'row', text: 'offline_access', pane: 'permission-picker' },
      { role: 'choice', label: 'delegatedPermissions', pane: 'permission-picker' },
      { role: 'button', label: 'microsoftGraph', pane: 'permission-picker' },
    ]);
    expect(found?.text.params?.[0]).toBe(
      'offline_access, Mail.ReadWrite, Mail.Send, Mail.ReadWrite.Shared, Mail.Send.Shared',
    );
  });
});

describe('never a hint when unsure', () => {
  const missing = completeSetup({ permissions: onPage([]) });
  const problem = (code: Problem['code']): Partial<Reading> => ({
    view: 'permissions',
    problems: [{ code, fact: null, detail: '' }],
  });

  it.each<[string, Partial<Reading>, Partial<Route>]>([
    ['the page belongs to another app', { view: 'permissions' }, { clientId: ids.otherClient }],
    [
      'page and address name different apps',
      { view: 'permissions', facts: { clientId: { value: ids.otherClient, evidence } } },
      {},
    ],
    ['the page does not say which app', { view: 'permissions' }, noApp],
    ['it is another cloud', { view: 'permissions' }, { cloud: 'china' }],
    ['it is an enterprise application', problem('enterprise-application'), {}],
    ['it is still loading', problem('loading'), {}],
    ['the capture is broken', problem('broken-capture'), {}],
  ])('%s', (_, page, at) => {
    expect(hint(missing, { view: 'permissions' })?.id).toBe('add-permission');
    expect(hint(missing, page, at)).toBeNull();
  });

  it('it is off the portal', () => {
    expect(nextHint(inputOf(missing, reading(), null))).toBeNull();
  });

  it('the app is only a candidate', () => {
    const setup = { ...fresh, candidate: { clientId: ids.client, displayName: null } };
    for (const view of ['overview', 'permissions', 'secrets', 'authentication'] as const) {
      expect(hint(setup, { view })).toBeNull();
    }
  });
});

it('the Authentication page says that changes have to be saved before it is left', () => {
  const missing = completeSetup({ permissions: onPage([]) });
  expect(inPortalsWords(hint(missing, { view: 'authentication' })?.text, [])).toEqual({
    key: 'hintMenuAfterSaving',
    params: ['Save', 'API permissions'],
  });
});
