import * as z from 'zod/mini';

type Check = ReturnType<typeof z.maxLength> | ReturnType<typeof z.minLength>;

/**
 * zod compares the length of whatever has one, even if it has refused that as no text or list already: over
 * `{"length": {"toString": 0}}`, which cannot be compared, it throws.
 */
function ofTextsAndLists<C extends Check>(check: C): C {
  check._zod.def.when = ({ value }) => typeof value === 'string' || Array.isArray(value);
  return check;
}

type Words = Parameters<typeof z.maxLength>[1] & Parameters<typeof z.minLength>[1];

export const maxLength = (most: number, words?: Words) => ofTextsAndLists(z.maxLength(most, words));
export const minLength = (least: number, words?: Words) => ofTextsAndLists(z.minLength(least, words));
