import { describe, expect, it } from 'vitest';
import {
  addressChoices,
  addressFault,
  addressPattern,
  isAllowedAddress,
} from '../../../lib/edition/addresses';

describe('an address', () => {
  it.each(['https://desk.example.com', 'https://desk.example.com:8443/help', 'https://*.example.com'])(
    '%s can be prescribed',
    (address) => {
      expect(addressFault(address)).toBeNull();
    },
  );

  it.each<[string, RegExp]>([
    ['http://desk.example.com', /has to be like/],
    ['desk.example.com', /has to be like/],
    ['https://*', /has to be like/],
    ['https://desk.*.com', /has to be like/],
    ['https://*.com', /top-level domain/],
    ['https://*.example.com/help', /neither path nor port/],
    ['https://*.example.com:8443', /neither path nor port/],
    ['https://a:b@desk.example.com', /without user/],
    ['https://a@desk.example.com', /without user/],
    ['https://:b@desk.example.com', /without user/],
    ['https://desk.example.com/?a=1', /without user, query/],
  ])('%s can not', (address, fault) => {
    expect(addressFault(address)).toMatch(fault);
  });
});

describe('an answer', () => {
  it.each<[string, string[], boolean]>([
    ['https://any.example', [], true],
    ['https://desk.example.com', ['https://desk.example.com'], true],
    ['https://desk.example.com/help/oauth', ['https://desk.example.com/help'], true],
    ['https://desk.example.com/help', ['https://desk.example.com/help//'], true],
    ['https://desk.example.com/helper', ['https://desk.example.com/help'], false],
    ['https://desk.example.com:8443', ['https://desk.example.com'], false],
    ['http://desk.example.com', ['https://desk.example.com'], false],
    ['https://desk.example.com', ['https://*.example.org', 'https://desk.example.com'], true],
    ['https://a.b.example.com', ['https://*.example.com'], true],
    ['https://a.b.example.com', ['https://*.example.com/'], true],
    ['http://a.b.example.com', ['https://*.example.com'], false],
    ['https://example.com', ['https://*.example.com'], false],
    ['https://badexample.com', ['https://*.example.com'], false],
    ['https://desk.example.com.evil.test', ['https://*.example.com', 'https://desk.example.com'], false],
    ['https://desk.example.com@evil.test', ['https://desk.example.com'], false],
    ['no address', ['https://desk.example.com'], false],
  ])('%s with %j: %s', (answer, addresses, allowed) => {
    expect(isAllowedAddress(answer, addresses)).toBe(allowed);
  });
});

it('there is something to choose from where every helpdesk is named', () => {
  expect(addressChoices(['https://a.example//', 'https://b.example'])).toEqual([
    'https://a.example',
    'https://b.example',
  ]);
  expect(addressChoices(['https://a.example', 'https://*.b.example'])).toBeNull();
  expect(addressChoices([])).toBeNull();
});

it('a right is for a whole host', () => {
  expect(addressPattern('https://desk.example.com:8443/help')).toBe('https://desk.example.com/*');
  expect(addressPattern('https://*.example.com/')).toBe('https://*.example.com/*');
});
