import { describe, expect, it } from 'vitest';
import { combine } from '../../../lib/portal/combine';
import {
  endpointKind,
  findGuid,
  guidsIn,
  isBlank,
  isCut,
  isRedirectUri,
  isSecretValue,
} from '../../../lib/portal/shapes';
import { ids, reading } from '../guide/examples';
import { seen } from '../setup/pages';

const value = 'abc8Q~secretsecretsecretsecretsecretsecx';

describe('an ID', () => {
  it.each([
    [ids.client],
    [ids.client.toUpperCase()],
    [`{${ids.client}}`],
    [`\u2068${ids.client}\u2069 \ue8c8`],
    [ids.client.replaceAll('-', '\u2011')],
    [`${ids.client} ${ids.client}`],
  ])('is the one in %j', (text) => {
    expect(findGuid(text)).toBe(ids.client);
  });

  it.each([
    [`Object ID ${ids.client}`],
    [`${ids.client} (copied)`],
    [`${ids.client} ${ids.object}`],
    [`${ids.client}0`],
    ['00000000-0000-0000-0000-000000000000'],
    [''],
  ])('is none in %j', (text) => {
    expect(findGuid(text)).toBeNull();
  });

  it('is one of several in a text, or of none', () => {
    expect(guidsIn(`${ids.client.toUpperCase()}, ${ids.object}`)).toEqual([ids.client, ids.object]);
    expect(guidsIn('no ID')).toEqual([]);
  });
});

describe('a text', () => {
  it.each([
    ['3f2b8c…', true],
    ['3f2b8c... ', true],
    ['3f2b8c…d41', false],
    ['a sentence.', false],
  ])('%j is cut off: %j', (text, isOne) => {
    expect(isCut(text)).toBe(isOne);
  });

  it.each([
    ['', true],
    [' ——— ', true],
    ['---x', false],
    ['x---', false],
  ])('%j is not there yet: %j', (text, isOne) => {
    expect(isBlank(text)).toBe(isOne);
  });
});

describe('a secret', () => {
  it.each([
    [value, true],
    [value.slice(0, 16), true],
    [value.replace('~', '*'), true],
    [value.replace('~', '...'), true],
    [value.replace('~', '---'), true],
    [`${value}.`, true],
    [value.slice(0, 15), false],
    [`${value} copied`, false],
    ['abc*************************************', false],
    ['xxxxxxxxxxxxxxxxxxxx', false],
    [`${value.slice(0, 20)}...`, false],
    [ids.secret, false],
    [value.repeat(3), false],
  ])('%j: %j', (text, isOne) => {
    expect(isSecretValue(text)).toBe(isOne);
  });
});

describe('an address', () => {
  it.each([
    ['https://login.microsoftonline.com/x.example/oauth2/v2.0/token', 'token'],
    ['https://login.microsoftonline.com/common/oauth2/v2.0/authorize', 'authorize'],
    ['https://desk-1.ciamlogin.com/common/oauth2/v2.0/token', 'token'],
    ['https://login.microsoftonline.com/common/oauth2/v2.0/token/…', null],
    ['https://evil.example/x.ciamlogin.com/common/oauth2/v2.0/token', null],
    ['https://login.microsoftonline.com.evil.example/common/oauth2/v2.0/token', null],
    ['https://login.microsoftonline.com/common/oauth2/token', null],
    ['http://login.microsoftonline.com/common/oauth2/v2.0/token', null],
    [' https://login.microsoftonline.com/common/oauth2/v2.0/token', null],
  ])('%j is the endpoint %j', (text, kind) => {
    expect(endpointKind(text)).toBe(kind);
  });

  it.each([
    ['https://desk.example/callback', true],
    ['urn:ietf:wg:oauth:2.0:oob', true],
    ['urn:ietf:wg:oauth:2.0 oob', false],
    ['at https://desk.example/callback', false],
    ['https://desk.example/call…', false],
    ['https://desk.example/a b', false],
    ['javascript:alert(1)', false],
  ])('%j is one to be sent back to: %j', (text, isOne) => {
    expect(isRedirectUri(text)).toBe(isOne);
  });
});

describe('frames that show different values for one fact', () => {
  const top = reading({ view: 'overview', facts: { clientId: seen(ids.client) } });

  it('show none', () => {
    const other = reading({ view: 'overview', facts: { clientId: seen(ids.otherClient) } });
    const both = combine(top, [other]);
    expect(both.facts).toEqual({});
    expect(both.problems).toEqual([{ code: 'ambiguous', fact: 'clientId', detail: '2 frames' }]);
  });

  it('are none where they say the same', () => {
    expect(combine(top, [top]).facts.clientId?.value).toBe(ids.client);
  });
});
