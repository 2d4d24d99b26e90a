import { compare } from './comparison';
import { navigate, storm } from './synthetic-page';

const bench = { compare, navigate, storm };
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
