import * as z from 'zod/mini';
import { maxLength, minLength } from '../lengths';

/** What every text and every name in a recipe keeps to. */
export const text = z.string().check(minLength(1), maxLength(600));
export const key = z.string().check(z.regex(/^[A-Za-z0-9._-]{1,120}$/));
/** A page to open: shown as a link. */
export const link = z.url({ protocol: /^https$/ }).check(maxLength(2000));
