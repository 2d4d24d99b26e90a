import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../../lib/guide/hints';
import type { Draft, Route } from '../../../lib/portal/types';
import type { Setup } from '../../../lib/setup/types';
import { completeSetup, graphCallback, ids, reading, route } from './examples';
import { fresh, freshMatrix42, hint, inputOf, noApp } from './hint-of';

describe('the register form, as it fills', () => {
  const named: Draft = { displayName: 'Zammad' };
  const typed: Draft = { ...named, signInAudience: 'AzureADMyOrg' };
  const web: Draft = { ...typed, platform: 'web' };

  it.each<[string, Setup, Draft, string]>([
    ['empty', fresh, {}, 'register-name'],
    ['only blanks', fresh, { displayName: '  ' }, 'register-name'],
    ['name', fresh, named, 'register-account-type'],
    [
      'personal only',
      fresh,
      { ...named, signInAudience: 'PersonalMicrosoftAccount' },
      'register-account-type',
    ],
    ['account type', fresh, typed, 'register-platform'],
    ['SPA', fresh, { ...typed, platform: 'spa' }, 'register-platform'],
    ['platform', fresh, web, 'register-redirect-uri'],
    ['another redirect URI', fresh, { ...web, redirectUri: `${graphCallback}/` }, 'register-redirect-uri'],
    ['all', fresh, { ...web, redirectUri: ` ${graphCallback} ` }, 'register-submit'],
    ['all, Matrix42', freshMatrix42, typed, 'register-submit'],
    [
      'a redirect URI, Matrix42',
      freshMatrix42,
      { ...typed, redirectUri: 'https://x.example' },
      'register-no-redirect-uri',
    ],
  ])('%s', (_, setup, draft, id) => {
    expect(hint(setup, { view: 'register', draft }, noApp)?.id).toBe(id);
  });

  it('waits for the address of the helpdesk', () => {
    expect(hint({ ...fresh, answers: {} }, { view: 'register', draft: typed }, noApp)).toBeNull();
  });

  it('does not guide a second app', () => {
    expect(hint(completeSetup(), { view: 'register' }, noApp)).toBeNull();
  });
});

describe('warningsOf', () => {
  const warn = (setup: Setup, draft: Draft, at: Partial<Route> = noApp) =>
    warningsOf(inputOf(setup, reading({ view: 'register', draft }), route({ view: 'register', ...at }))).map(
      ({ key }) => key,
    );

  it.each<[string, Setup, Draft, string[]]>([
    ['nothing typed', fresh, {}, []],
    ['all right', fresh, { signInAudience: 'AzureADMyOrg', platform: 'web', redirectUri: graphCallback }, []],
    ['still typing', fresh, { redirectUri: graphCallback.slice(0, 20) }, []],
    ['a slash too many', fresh, { redirectUri: `${graphCallback}/` }, ['checkRedirectUriTrailingSlash']],
    ['http', fresh, { redirectUri: graphCallback.replace('https', 'http') }, ['checkRedirectUriScheme']],
    ['SPA', fresh, { platform: 'spa', redirectUri: graphCallback }, ['hintDraftPlatform']],
    ['personal only', fresh, { signInAudience: 'PersonalMicrosoftAccount' }, ['hintDraftPersonalOnly']],
    [
      'not supported',
      fresh,
      { signInAudience: 'AzureADandPersonalMicrosoftAccount' },
      ['hintDraftAccountType'],
    ],
    [
      'two at once',
      fresh,
      { platform: 'publicClient', redirectUri: 'https://x.example/' },
      ['hintDraftPlatform', 'checkRedirectUriHost'],
    ],
    [
      'needless redirect URI',
      freshMatrix42,
      { redirectUri: 'https://x.example' },
      ['hintRegisterNoRedirect'],
    ],
  ])('%s', (_, setup, draft, keys) => {
    expect(warn(setup, draft)).toEqual(keys);
  });

  it('says that the page is of another app, and nothing else', () => {
    expect(warn(completeSetup(), { platform: 'spa' }, { clientId: ids.otherClient })).toEqual([
      'hintOtherApp',
    ]);
  });
});
