import { describe, expect, it } from 'vitest';
import { edition } from '../../../lib/edition';
import { readPolicy } from '../../../lib/edition/policy';
import { zammad } from '../../../lib/recipes/zammad';

const own = { ...zammad, id: 'our-desk', name: 'Our Desk' };
const nothing = { recipes: [], addresses: [], helpdesks: [], allowImport: true, supportUrl: null };
const told = (stored: unknown, of = edition) =>
  readPolicy(stored, of).problems.map(({ setting, detail }) => `${setting}: ${detail}`);

describe("an organization's policy", () => {
  it.each([[undefined], [null], ['x'], [{}]])('%j prescribes nothing', (stored) => {
    expect(readPolicy(stored, edition)).toEqual({ policy: nothing, problems: [] });
  });

  it('is taken as it is', () => {
    const set = {
      recipes: [JSON.stringify(own)],
      addresses: ['https://*.example.com'],
      helpdesks: ['our-desk', 'zammad'],
      allowImport: false,
      supportUrl: 'https://intranet.example.com/help',
    };
    expect(readPolicy(set, edition)).toEqual({ policy: { ...set, recipes: [own] }, problems: [] });
  });

  it('loses what is wrong with it, and nothing else, each with the reason', () => {
    const { policy, problems } = readPolicy(
      {
        recipes: ['{', JSON.stringify(zammad), JSON.stringify(own), JSON.stringify(own)],
        addresses: ['https://desk.example.com', 'http://desk.example.com'],
        helpdesks: ['our-desk', 'nobody'],
        allowImport: 'no',
        supportUrl: 'javascript:alert(1)',
        colour: 'red',
      },
      edition,
    );
    expect(policy).toEqual({
      ...nothing,
      recipes: [own],
      addresses: ['https://desk.example.com'],
      helpdesks: ['our-desk'],
    });
    expect(problems.map(({ setting, detail }) => `${setting}: ${detail}`)).toEqual([
      'colour: there is no such setting',
      expect.stringMatching(/^recipes: recipe 1: This is no JSON/),
      'recipes: recipe 2: the ID "zammad" is taken; give it one of its own',
      'recipes: recipe 4: the ID "our-desk" is taken; give it one of its own',
      expect.stringMatching(/^addresses: "http:\/\/desk.example.com" has to be like/),
      'helpdesks: there is no recipe with the ID "nobody"',
      'allowImport: has to be true or false',
      'supportUrl: has to be an address that begins with https://',
    ]);
  });

  it('widens nothing that the package is made for', () => {
    const made = { ...edition, addresses: ['https://*.example.com'] };
    const addresses = ['https://desk.example.com', 'https://*.eu.example.com', 'https://desk.example.net'];
    expect(readPolicy({ addresses }, made).policy.addresses).toEqual(addresses.slice(0, 2));
    expect(told({ addresses }, made)).toEqual([
      'addresses: "https://desk.example.net" is none of those that this package connects',
    ]);
  });
});
