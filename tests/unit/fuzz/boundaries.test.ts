import fc from 'fast-check';
import { describe, expect } from 'vitest';
import vendor from '../../../docs/examples/vendor/vendor.json';
import { parseContentMessage, parsePageMessage } from '../../../lib/background/message-schemas';
import { edition } from '../../../lib/edition';
import { addressFault, isAllowedAddress } from '../../../lib/edition/addresses';
import { readPolicy } from '../../../lib/edition/policy';
import { judgeHandOver } from '../../../lib/hand-over/judge';
import { isPlainName } from '../../../lib/hand-over/plain-name';
import { isTestAnswer, matchCallback } from '../../../lib/oauth/callback';
import { parsePointed, pointedFacts, refuseText } from '../../../lib/pointing';
import { parseRoute } from '../../../lib/portal/route';
import { recipes } from '../../../lib/recipes';
import { readRecipe } from '../../../lib/recipes/check/read-recipe';
import { shapeFindings } from '../../../lib/recipes/check/shape';
import { readScriptResult } from '../../../lib/scripts/read-result';
import { mergeScriptResult } from '../../../lib/setup';
import { parseSetup } from '../../../lib/setup/schema';
import { readStored } from '../../../lib/setup/stored';
import { vendorSchema } from '../../../scripts/vendor/schema';
import { completeSetup, graphChannel, ids, reading } from '../guide/examples';
import { address, anything, around, document, invented, text } from './arbitraries';
import { boundary } from './boundary';
import handOvers from './corpus/hand-overs.json';
import scriptResult from './corpus/script-result.json';

/** Whatever comes from a page, a file, storage or an organization: nothing is thrown, nothing invented, no secret comes out. */

const asText = (value: unknown): string => JSON.stringify(value) ?? '';

describe('a message', () => {
  const messages = [
    { type: 'frame-ready', position: 0, languages: ['de'], url: 'https://portal.azure.com/' },
    { type: 'observed', position: null, url: 'x', reading: reading(), hint: null, frames: [1] },
    { type: 'use-candidate', clientId: ids.client },
    { type: 'pointed', fact: 'clientId', value: ids.client, label: null },
    { type: 'deliver', destination: 0, token: 't', untested: false },
    { type: 'set-answers', answers: { helpdeskUrl: 'https://a.example' } },
    {
      type: 'fill-form',
      destination: 0,
      untested: false,
      tabId: 1,
      confirmed: [{ key: 'a', frameId: 0, field: 1 }],
    },
  ];

  boundary('of a content script is taken as it came, or not at all', around(...messages), (message) => {
    expect(invented(parseContentMessage(message), message)).toEqual([]);
  });
  boundary('of a page of ours is taken as it came, or not at all', around(...messages), (message) => {
    expect(invented(parsePageMessage(message), message)).toEqual([]);
  });
});

describe('what storage holds', () => {
  const setup = JSON.parse(JSON.stringify(completeSetup())) as unknown;
  const defaults = [null, '', 0, false, true, 'global', 'set-up'];

  boundary('of a setup is read as it stands, or left out', around(setup), (stored) => {
    const read = parseSetup(stored);
    if (read) expect(invented(read, [stored, defaults])).toEqual([]);
  });
  boundary(
    'of all setups is read or kept aside: nothing is lost',
    fc.oneof(anything, fc.dictionary(fc.string(), around(setup), { maxKeys: 3 })),
    (stored) => {
      const { setups, damaged } = readStored(stored);
      const isMany = typeof stored === 'object' && stored !== null && !Array.isArray(stored);
      if (isMany) expect(setups.length + damaged.length).toBeGreaterThanOrEqual(Object.keys(stored).length);
      else expect(damaged).toEqual(stored === undefined ? [] : [stored]);
    },
  );
});

describe('a recipe file', () => {
  boundary('holds a recipe, or faults in few words', document(...recipes), (file) => {
    const read = readRecipe(file);
    if (read.ok) return expect(invented(read.recipe, JSON.parse(file))).toEqual([]);
    expect(read.findings.length).toBeGreaterThan(0);
    expect(Math.max(...read.findings.map(({ length }) => length))).toBeLessThanOrEqual(300);
  });
});

describe('a vendor file', () => {
  boundary('is one, or has its faults named', around(vendor), (file) => {
    expect(shapeFindings(vendorSchema, file).length > 0).toBe(!vendorSchema.safeParse(file).success);
  });
});

describe('a policy', () => {
  const [shortest = ''] = recipes.map((recipe) => JSON.stringify(recipe)).sort((a, b) => a.length - b.length);
  const policy = {
    recipes: [shortest],
    addresses: ['https://*.desk.example', 'https://help.example/x'],
    helpdesks: ['zammad'],
    allowImport: false,
    supportUrl: 'https://support.example',
  };

  boundary(
    'narrows what is there, setting by setting, and says what it leaves out',
    around(policy),
    (stored) => {
      const { policy: taken, problems } = readPolicy(stored, edition);
      for (const { detail } of problems) expect(detail.length).toBeLessThanOrEqual(300);
      for (const one of taken.addresses) {
        expect(addressFault(one)).toBeNull();
        expect(isAllowedAddress('https://evil.test/', [one])).toBe(false);
      }
      expect(taken.supportUrl ?? 'https:').toMatch(/^https:/i);
      expect(invented(taken.addresses, stored)).toEqual([]);
    },
    { found: [{ ...policy, recipes: { length: [Object.create(null)] } }] },
  );
  boundary('lets no address pass that it does not name', address, (typed) => {
    if (!isAllowedAddress(typed, ['https://desk.example/a', 'https://*.help.example'])) return;
    const { protocol, hostname, pathname, username } = new URL(typed);
    expect(protocol).toBe('https:');
    expect(username === '' || hostname).toBeTruthy();
    expect(
      hostname === 'desk.example' ? /^\/a(\/|$)/.test(pathname) : hostname.endsWith('.help.example'),
    ).toBe(true);
  });
});

describe('a hand-over document', () => {
  const origin = 'https://support.example.com';
  const whole = {
    format: 'waymark-hand-over',
    version: 1,
    recipe: 'zammad',
    variant: 'microsoft_graph',
    name: 'Desk',
    helpdeskUrl: origin,
    redirectUri: `${origin}/api/v1/external_credentials/microsoft_graph/callback`,
  };

  boundary(
    'asks for nothing that is not in it, and for no other origin',
    document(whole),
    (said) => {
      const judged = judgeHandOver(said, { origin, source: 'page', recipes, now: 0 });
      if (!judged.ok) return expect(asText(judged.reasons).length).toBeLessThan(20_000);
      expect(asText(judged)).not.toMatch(/https:\/\/(?!support\.example\.com)/);
      expect(isPlainName(judged.handOver.name ?? 'x')).toBe(true);
    },
    { found: handOvers.map(asText) },
  );
});

describe('what a script has printed', () => {
  const [zammad = recipes[0]] = recipes.filter(({ id }) => id === 'zammad');

  boundary('is taken whole and as it came, or not at all', document(scriptResult), (pasted) => {
    if (!zammad) return;
    const read = readScriptResult(pasted, zammad, graphChannel);
    if (!read.ok) return expect(Object.keys(read)).toEqual(['ok', 'reason']);
    const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
    const source = JSON.parse(pasted.slice(pasted.indexOf('{'), pasted.lastIndexOf('}') + 1));
    expect(
      invented(JSON.parse(asText(read.result).toLowerCase()), JSON.parse(asText(source).toLowerCase())).map(
        lower,
      ),
    ).toEqual([]);
    const setup = mergeScriptResult(completeSetup(), read.result, 0);
    const secret = read.result.secret?.value ?? '';
    if (secret.length > 20) expect(asText(setup)).not.toContain(secret);
  });
});

describe('an address', () => {
  const link = fc.oneof(
    address,
    fc
      .array(
        fc.oneof(
          text,
          fc.constantFrom('~', 'appId', ids.client, 'Overview', 'ApplicationMenuBlade', 'view', '%'),
        ),
        { maxLength: 8 },
      )
      .map((parts) => `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/${parts.join('/')}`),
  );

  boundary('of the portal names an app only where it has its ID', link, (url) => {
    const route = parseRoute(url);
    if (route === null) return;
    expect(new URL(url).hostname).toMatch(
      /(^|\.)(azure\.(com|us|cn)|entra\.microsoft\.(com|us)|entra\.microsoftonline\.cn)$/,
    );
    const plain = decodeURIComponent(
      url.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%[89a-f][0-9a-f]/gi, ''),
    ).toLowerCase();
    for (const id of [route.clientId, route.objectId])
      if (id)
        expect(
          plain
            .replace(/[\u2010-\u2015\u2212]/g, '-')
            .replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]/g, ''),
        ).toContain(id);
  });

  const state = `waymark${'0'.repeat(32)}`;
  const redirectUri = 'https://desk.example/callback';
  const callback = fc.oneof(
    address,
    fc
      .tuple(
        fc.constantFrom('?', '#', '/?', '@evil.example/?'),
        fc.array(fc.tuple(fc.constantFrom('code', 'state', 'error'), fc.oneof(text, fc.constant(state))), {
          maxLength: 4,
        }),
      )
      .map(([sign, pairs]) => `${redirectUri}${sign}${new URLSearchParams(pairs)}`),
  );
  boundary('is the answer to a test only at its place and with its state', callback, (url) => {
    const navigation = { url, tabId: 1, method: 'GET' };
    isTestAnswer(navigation);
    const answer = matchCallback(navigation, { tabId: 1, redirectUri, state });
    if (!answer) return;
    expect(new URL(url).origin + new URL(url).pathname).toBe(redirectUri);
    expect(answer.getAll('state')).toEqual([state]);
    expect(matchCallback({ ...navigation, tabId: 2 }, { tabId: 1, redirectUri, state })).toBeNull();
  });
});

describe('what is pointed at', () => {
  boundary(
    'is a value of the shape that was asked for, out of that text',
    fc.tuple(fc.constantFrom(...pointedFacts), text),
    ([fact, said]) => {
      const value = parsePointed(fact, said);
      if (value === null) return expect(typeof refuseText(fact, said)).toBe('string');
      if (!/Id$/.test(fact)) expect(value).toBe(said);
    },
  );
});
