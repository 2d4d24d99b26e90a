// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContentMessage, parsePageMessage } from '../../../lib/background/message-schemas';
import { frappeSaid } from '../../../lib/delivery/frappe-said';
import { judgeHandOver } from '../../../lib/hand-over/judge';
import { findCodes, parseErrorBody, parseErrorText, parseRedirectError } from '../../../lib/oauth/errors';
import { readJwt } from '../../../lib/oauth/jwt';
import { recipes } from '../../../lib/recipes';
import { recipeSchema } from '../../../lib/recipes/schema';
import { parseSetup } from '../../../lib/setup/schema';
import { cases, casesTime } from '../cases';
import { completeSetup, reading } from '../guide/examples';
import hostile from './hostile.json';

/** Whatever comes from outside: nothing is thrown, nothing invented, and no secret comes out. */

const text = fc.oneof(fc.constantFrom(...hostile), fc.string(), fc.string({ unit: 'binary' }));
const anything = fc.oneof(
  fc.anything({ maxDepth: 3, withNullPrototype: true, withBigInt: false }),
  fc.jsonValue({ maxDepth: 3 }),
  text,
);

/** Something right, with one thing in it exchanged: the way most wrong things look. */
const spoilt = (right: readonly unknown[]) =>
  fc.tuple(fc.constantFrom(...right), fc.nat(), anything).map(([value, place, what]) => {
    const copy = JSON.parse(JSON.stringify(value)) as unknown;
    const places: [Record<string, unknown>, string][] = [];
    const collect = (part: unknown) => {
      if (typeof part !== 'object' || part === null) return;
      for (const name of Object.keys(part)) {
        places.push([part as Record<string, unknown>, name]);
        collect((part as Record<string, unknown>)[name]);
      }
    };
    collect(copy);
    const [owner, name] = places[place % places.length] ?? [{}, ''];
    if (name !== '__proto__') owner[name] = what;
    return copy;
  });
const around = (...right: unknown[]) => fc.oneof(anything, spoilt(right));

const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
const isFrom = (result: unknown, source: unknown) => {
  const known = new Set(leaves(source));
  return result === null ? [] : leaves(result).filter((leaf) => leaf !== undefined && !known.has(leaf));
};

const check = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void, usual = 500) =>
  fc.assert(fc.property(arbitrary, property), cases(usual));

describe('a message', () => {
  const messages = [
    { type: 'frame-ready', position: 0, languages: ['de'], url: 'https://portal.azure.com/' },
    { type: 'observed', position: null, url: 'x', reading: reading(), hint: null, frames: [1] },
    { type: 'use-candidate', clientId: '11111111-aaaa-4bbb-8ccc-000000000001' },
    { type: 'deliver', destination: 0, token: 't', untested: false },
    { type: 'set-answers', answers: { helpdeskUrl: 'https://a.example' } },
  ];

  it(
    'is taken as it came, or not at all',
    () => {
      check(around(...messages), (message) => {
        expect(isFrom(parseContentMessage(message), message)).toEqual([]);
        expect(isFrom(parsePageMessage(message), message)).toEqual([]);
      });
    },
    casesTime,
  );
});

describe('what storage holds of a setup', () => {
  const defaults = [null, '', 0, false, true, 'global', 'set-up', undefined];

  it(
    'is read as it stands, or left out',
    () => {
      check(around(JSON.parse(JSON.stringify(completeSetup()))), (stored) => {
        const setup = parseSetup(stored);
        if (setup) expect(isFrom(setup, [stored, defaults])).toEqual([]);
      });
    },
    casesTime,
  );
});

describe('a recipe', () => {
  it(
    'is one or is none, without a throw',
    () => {
      check(around(...recipes), (recipe) => void recipeSchema.safeParse(recipe), 100);
    },
    casesTime,
  );
});

describe('a hand-over document', () => {
  const origin = 'https://support.example.com';
  const whole = {
    format: 'waymark-hand-over',
    version: 1,
    recipe: 'zammad',
    variant: 'microsoft_graph',
    helpdeskUrl: origin,
    redirectUri: `${origin}/api/v1/external_credentials/microsoft_graph/callback`,
  };

  it(
    'asks for nothing that is not in it, and for no other origin',
    () => {
      check(around(whole), (document) => {
        const judged = judgeHandOver(JSON.stringify(document) ?? '', {
          origin,
          source: 'page',
          recipes,
          now: 0,
        });
        if (judged.ok) expect(JSON.stringify(judged)).not.toMatch(/https:\/\/(?!support\.example\.com)/);
      });
    },
    casesTime,
  );

  it(
    'is a text of whatever kind',
    () => {
      check(text, (document) => {
        judgeHandOver(document, { origin, source: 'well-known', recipes, now: 0 });
      });
    },
    casesTime,
  );
});

describe("an error of Microsoft's", () => {
  const body = {
    error: 'invalid_grant',
    error_description: 'AADSTS70008: The code has expired. Trace ID: a Correlation ID: b Timestamp: c',
    error_codes: [70008],
    trace_id: 'a',
    correlation_id: 'b',
  };

  it(
    'has the codes that it names, and no other',
    () => {
      check(around(body), (answer) => {
        for (const code of parseErrorBody(answer)?.codes ?? [])
          expect(String(JSON.stringify(answer))).toContain(`${code}`);
      });
      check(text, (page) => {
        for (const code of parseErrorText(page).codes) expect(page).toContain(`AADSTS${code}`);
        expect(parseErrorText(page).codes).toEqual(findCodes(page));
        parseRedirectError(new URLSearchParams({ error: page, error_description: page }));
      });
    },
    casesTime,
  );

  it.each(['<', 'AADSTS', ' ', 'a:', 'AADSTS1'])('does not hold anybody up, a million times %j', (part) => {
    const long = part.repeat(1_000_000 / part.length);
    const started = performance.now();
    parseErrorText(long);
    parseErrorBody({ error: long, error_description: long });
    frappeSaid({ message: long });
    readJwt(`a.${long}.b`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('a token', () => {
  it(
    'is a set of claims or nothing',
    () => {
      check(text, (token) => {
        const claims = readJwt(token);
        expect(claims === null || typeof claims === 'object').toBe(true);
      });
    },
    casesTime,
  );
});

describe("a helpdesk's refusal", () => {
  it(
    'is quoted without its tags',
    () => {
      check(
        around({ _server_messages: '["{\\"message\\":\\"<b>no</b>\\"}"]' }, { exception: 'frappe.X: no' }),
        (answer) => {
          expect(frappeSaid(answer) ?? '').not.toMatch(/<[^>]*>/);
        },
      );
    },
    casesTime,
  );
});
