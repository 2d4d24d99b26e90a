import fc from 'fast-check';
import texts from './corpus/texts.json';

/** Whatever may come from outside. */
export const text = fc.oneof(fc.constantFrom(...texts, '\ud800'), fc.string(), fc.string({ unit: 'binary' }));
export const anything = fc.oneof(
  fc.anything({ maxDepth: 3, withNullPrototype: true, withBigInt: false }),
  fc.jsonValue({ maxDepth: 3 }),
  text,
);

/** Something right, with one thing in it exchanged: the way most wrong things look. */
const spoilt = (right: readonly unknown[]): fc.Arbitrary<unknown> => {
  const written = right.map((value) => JSON.stringify(value));
  return fc.tuple(fc.constantFrom(...written), fc.nat(), anything).map(([value, place, what]) => {
    const copy = JSON.parse(value) as unknown;
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
};

export const around = (...right: unknown[]): fc.Arbitrary<unknown> => fc.oneof(anything, spoilt(right));

/** A file or a body: JSON of something nearly right, or no JSON at all. */
export const document = (...right: unknown[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: around(...right).map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: text },
  );

/** An address, or something like one. */
export const address: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl({
    withFragments: true,
    withQueryParameters: true,
    validSchemes: ['http', 'https', 'javascript'],
  }),
  text,
);

/** What a server answers, with whatever status. */
export const answer = (...right: unknown[]): fc.Arbitrary<{ status: number; body: string; retry: string }> =>
  fc.record({
    status: fc.oneof(
      { weight: 3, arbitrary: fc.constant(200) },
      fc.constantFrom(201, 302, 400, 401, 404, 422, 429, 500),
    ),
    body: document(...right),
    retry: fc.constantFrom('', '5', '-1', 'soon', '99999999999', 'Sun, 06 Nov 2094 08:49:37 GMT'),
  });

export const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

/** What of a result is not in its source. */
export const invented = (result: unknown, source: unknown): unknown[] => {
  const known = new Set(leaves(source));
  return result === null ? [] : leaves(result).filter((leaf) => leaf !== undefined && !known.has(leaf));
};
