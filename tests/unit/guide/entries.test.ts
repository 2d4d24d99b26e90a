import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../../lib/guide/entries';
import { nextHint, warningsOf } from '../../../lib/guide/hints';
import { portalWord } from '../../../lib/guide/portal-words';
import type { Pane, Reading, Route } from '../../../lib/portal/types';
import type { Setup } from '../../../lib/setup/types';
import { completeSetup, graphCallback, graphChannel, ids, onPage, reading, route, rowsOf } from './examples';
import { fresh, freshMatrix42, inputOf, noApp } from './hint-of';

const input = (setup: Setup, page: Partial<Reading>, at: Partial<Route> = {}) =>
  inputOf(setup, reading(page), route({ view: page.view ?? 'overview', ...at }));
const onApp = (view: Reading['view'], pane: Pane, draft: Reading['draft'] = {}): Partial<Reading> => ({
  view,
  panes: [pane],
  draft,
});
const entries = (setup: Setup, page: Partial<Reading>, at?: Partial<Route>) =>
  Object.fromEntries(
    entriesOf(input(setup, page, at)).map(({ id, value, done }) => [id, [value, done] as const]),
  );

describe('what is to be entered', () => {
  it('on the registration is what the helpdesk needs, and what stands there already is done', () => {
    expect(entries(fresh, { view: 'register' }, noApp)).toEqual({
      name: ['Zammad', false],
      'account-type': [portalWord('singleTenant'), false],
      platform: [portalWord('platformWeb'), false],
      'redirect-uri': [graphCallback, false],
    });
    const draft = {
      displayName: 'Mine',
      signInAudience: 'AzureADMyOrg',
      platform: 'web',
      redirectUri: `${graphCallback}/`,
    } as const;
    const typed = entries(fresh, { view: 'register', draft }, noApp);
    expect(Object.values(typed).map(([, done]) => done)).toEqual([true, true, true, false]);
  });

  it('is no redirect URI where the helpdesk has none, or its address is not known', () => {
    const keys = (setup: Setup) => Object.keys(entries(setup, { view: 'register' }, noApp));
    expect(keys(freshMatrix42)).toEqual(['name', 'account-type']);
    expect(keys({ ...fresh, answers: {} })).toEqual(['name', 'account-type']);
  });

  it('for a secret is a description and the time that is advised', () => {
    const secretMonths = graphChannel.secret?.advisedMonths ?? 0;
    const page = onApp('secrets', 'add-secret', { secretMonths });
    expect(entries(completeSetup(), page)).toEqual({
      'secret-description': ['Zammad', false],
      'secret-expires': [`${secretMonths}`, true],
    });
  });

  it('for a platform is its address, once the form for the Web is there', () => {
    const setup = completeSetup({ redirectUris: onPage([]) });
    expect(entries(setup, onApp('authentication', 'configure-platforms'))).toEqual({});
    expect(entries(setup, onApp('authentication', 'configure-platforms', { platform: 'web' }))).toEqual({
      'platform-redirect-uri': [graphCallback, false],
    });
  });

  it('in the picker is what is missing of the kind whose list is open', () => {
    const [first, ...rest] = rowsOf(graphChannel);
    const setup = completeSetup({ permissions: onPage(first ? [first] : []) });
    const names = rest.map(({ name }) => `permission-${name}`);
    const picker = (permissionType?: 'delegated' | 'application') =>
      Object.keys(
        entries(setup, onApp('permissions', 'permission-picker', permissionType ? { permissionType } : {})),
      );
    expect(picker('delegated')).toEqual(names);
    expect(picker('application')).toEqual([]);
    expect(picker()).toEqual([]);
  });

  it.each<[string, Setup, Partial<Reading>, Partial<Route>]>([
    ['a second registration', completeSetup(), { view: 'register' }, noApp],
    ['another app', completeSetup(), onApp('secrets', 'add-secret'), { clientId: ids.otherClient }],
    ['another cloud', completeSetup(), onApp('secrets', 'add-secret'), { cloud: 'china' }],
    [
      'a page that is still loading',
      fresh,
      { view: 'register', problems: [{ code: 'loading', fact: null, detail: '' }] },
      noApp,
    ],
    ['the consent dialog', completeSetup(), onApp('permissions', 'consent-dialog'), {}],
    ['an overview', completeSetup(), { view: 'overview' }, {}],
  ])('is nothing on %s', (_, setup, page, at) => {
    expect(entries(setup, page, at)).toEqual({});
  });
});

const keysOf = (setup: Setup, page: Partial<Reading>, at?: Partial<Route>, directory?: string) =>
  warningsOf({ ...input(setup, page, at), directory: directory ?? null }).map(({ key }) => key);

describe('what is wrong is said at the moment it is done', () => {
  it.each<[string, Reading['draft'], string, string]>([
    ['platform', { platform: 'spa' }, 'register-platform', 'hintDraftPlatform'],
    [
      'account type',
      { signInAudience: 'PersonalMicrosoftAccount' },
      'register-account-type',
      'hintDraftPersonalOnly',
    ],
    [
      'redirect URI',
      { redirectUri: `${graphCallback}/` },
      'register-redirect-uri',
      'checkRedirectUriTrailingSlash',
    ],
  ])('the %s, beside its field, though the name is still missing', (_, draft, id, key) => {
    const hint = nextHint(input(fresh, { view: 'register', draft }, noApp));
    expect(hint).toMatchObject({ id, wrong: { key } });
    expect(keysOf(fresh, { view: 'register', draft }, noApp)).toEqual([key]);
  });

  it('the kind of permission, beside the right one', () => {
    const setup = completeSetup({ permissions: onPage([]) });
    const page = onApp('permissions', 'permission-picker', { permissionType: 'application' });
    expect(nextHint(input(setup, page))).toMatchObject({
      id: 'pick-kind',
      target: { label: 'delegatedPermissions' },
      wrong: { key: 'hintDraftPermissionType' },
    });
    const right = onApp('permissions', 'permission-picker', { permissionType: 'delegated' });
    expect(nextHint(input(setup, right))?.wrong).toBeUndefined();
  });

  it('the Secret ID copied in place of the value', () => {
    const secrets = {
      value: [
        { description: 'Zammad', secretId: ids.secret, expires: null, value: 'abc8Q~secretsecretsecret' },
      ],
      evidence: { view: 'secrets', frame: '', label: null, raw: '' },
    } as const;
    const unkept = completeSetup();
    if (unkept.secret) unkept.secret.keptSafe = false;
    const page = (draft: Reading['draft']): Partial<Reading> => ({
      view: 'secrets',
      draft,
      facts: { secrets: { ...secrets, value: [...secrets.value] } },
    });
    expect(nextHint(input(unkept, page({})))?.wrong).toBeUndefined();
    expect(nextHint(input(unkept, page({ copied: 'secret-id' })))).toMatchObject({
      id: 'keep-secret',
      wrong: { key: 'hintCopiedSecretId' },
    });
    expect(keysOf(unkept, page({ copied: 'secret-id' }))).toEqual(['hintCopiedSecretId']);
  });

  it('the directory, before anything else', () => {
    const page: Partial<Reading> = { view: 'register', draft: { platform: 'spa' } };
    expect(keysOf(completeSetup(), page, noApp, ids.otherTenant)).toEqual(['hintWrongDirectory']);
    expect(keysOf(completeSetup(), { view: 'overview' }, {}, ids.tenant)).toEqual([]);
    expect(keysOf(fresh, { view: 'register' }, noApp, ids.otherTenant), 'nobody knows yet').toEqual([]);
  });

  it('needless permissions and a missing role, before consent', () => {
    const rows = rowsOf(graphChannel, { status: 'not-granted' });
    const extra = { ...rows[0], name: 'Directory.ReadWrite.All', type: 'application' } as (typeof rows)[0];
    const setup = completeSetup({
      permissions: onPage([...rows, extra]),
      consentButton: onPage('disabled'),
    });
    const expected = ['checkNeedlessPermissionsApplication', 'checkAdminConsentDisabledFix'];
    expect(keysOf(setup, { view: 'permissions' })).toEqual(expected);
    expect(keysOf(setup, onApp('permissions', 'consent-dialog'))).toEqual(expected);
    expect(keysOf(setup, { view: 'overview' })).toEqual([]);
    const done = completeSetup({ permissions: onPage([...rowsOf(graphChannel), extra]) });
    expect(keysOf(done, { view: 'permissions' }), 'consented already').toEqual([]);
  });
});
