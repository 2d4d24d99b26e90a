import * as z from 'zod/mini';

/** What every text and every name in a recipe keeps to. */
export const text = z.string().check(z.minLength(1), z.maxLength(600));
export const key = z.string().check(z.regex(/^[A-Za-z0-9._-]{1,120}$/));
/** A page to open: shown as a link. */
export const link = z.url({ protocol: /^https$/ }).check(z.maxLength(2000));
