import { recipes } from '../recipes';
import type { Edition } from './types';

/** Waymark's own. A vendor's build has its own file in the place of this one (scripts/edition/stand-ins.ts). */
export const edition: Edition = { recipes, addresses: [], supportUrl: null };
