// @vitest-environment happy-dom
import { killed } from './all-faults';
import { setClock, testStriking } from './strikes';

/** Every flow whose background dies at a call: each ends in completion, with nothing lost and nothing done twice. */

setClock();
testStriking([killed]);
