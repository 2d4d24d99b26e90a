import { describe, expect, it } from 'vitest';
import { buildRedirectUri, compareRedirectUri, nearestRedirectUri } from '../../../lib/guide/redirect-uri';
import type { Platform } from '../../../lib/portal/types';
import type { Variant } from '../../../lib/recipes/schema';
import { graphCallback, graphChannel, platform } from './examples';

const inSubfolder: Variant = {
  ...graphChannel,
  redirectUri: { platform: 'web', template: '{helpdeskUrl}/oauth_callback.php' },
};

describe('buildRedirectUri', () => {
  it.each([
    ['https://support.example.com', graphCallback],
    ['https://support.example.com/', graphCallback],
    ['  https://SUPPORT.example.com//  ', graphCallback],
    ['https://support.example.com:443/', graphCallback],
    ['https://support.example.com/#dashboard', graphCallback],
    ['https://support.example.com/?x=1', graphCallback],
    ['https://support.example.com/some/page', graphCallback],
    ['https://support.example.com:8443', graphCallback.replace('.com', '.com:8443')],
    ['http://localhost:3000', graphCallback.replace('https://support.example.com', 'http://localhost:3000')],
  ])('%s', (address, expected) => {
    expect(buildRedirectUri(graphChannel, address)).toEqual({ uri: expected, problem: null });
  });

  it.each([
    ['https://example.com/desk', 'https://example.com/desk/oauth_callback.php'],
    ['https://example.com/desk///', 'https://example.com/desk/oauth_callback.php'],
    ['https://example.com/Desk?x#y', 'https://example.com/Desk/oauth_callback.php'],
  ])('keeps the folder of %s where the recipe says so', (address, expected) => {
    expect(buildRedirectUri(inSubfolder, address).uri).toBe(expected);
  });

  it.each([
    [undefined, 'no-address'],
    [' ', 'no-address'],
    ['support.example.com', 'not-a-url'],
    ['http://support.example.com', 'not-https'],
    ['http://localhost.example.com', 'not-https'],
    ['ftp://localhost', 'not-https'],
    ["https://example.com/it's", 'forbidden-character'],
    [`https://example.com/${'a'.repeat(256)}`, 'too-long'],
  ])('%s: %s', (address, problem) => {
    expect(buildRedirectUri(inSubfolder, address)).toEqual({ uri: null, problem });
  });

  it('is nothing, and no problem, where the recipe has none', () => {
    expect(buildRedirectUri(platform, undefined)).toEqual({ uri: null, problem: null });
  });
});

describe('compareRedirectUri', () => {
  const expected = 'https://desk.example.com/api/Callback';

  it.each<[string, string, Platform?]>([
    ['none', expected],
    ['platform', expected, 'spa'],
    ['platform', expected, 'publicClient'],
    ['scheme', 'http://desk.example.com/api/Callback'],
    ['host', 'https://desk.example.org/api/Callback'],
    ['host', 'https://www.desk.example.com/api/Callback/'],
    ['port', 'https://desk.example.com:8443/api/Callback'],
    ['case', 'https://desk.example.com/api/callback'],
    ['case', 'https://DESK.example.com/api/Callback'],
    ['trailing-slash', `${expected}/`],
    ['path', 'https://desk.example.com/Callback'],
    ['path', 'https://desk.example.com/'],
    ['query', `${expected}?x=1`],
    ['query', `${expected}#x`],
    ['text', 'desk.example.com/api/Callback'],
    ['text', `${expected} `],
    ['text', 'https://desk.example.com:443/api/Callback'],
  ])('%s: %s %s', (difference, uri, on = 'web') => {
    expect(compareRedirectUri(expected, { platform: on, uri })).toBe(difference);
  });

  it('finds the one that the admin most likely meant', () => {
    const uris = ['https://other.example.com/', `${expected}/`, 'https://desk.example.com/'];
    const registered = uris.map((uri) => ({ platform: 'web' as const, uri }));
    expect(nearestRedirectUri(expected, registered)).toEqual({
      found: registered[1],
      difference: 'trailing-slash',
    });
    expect(nearestRedirectUri(expected, [])).toBeNull();
  });
});
