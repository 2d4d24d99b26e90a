// @vitest-environment happy-dom
import { afterEach, beforeEach, vi } from 'vitest';
import { killed } from './all-faults';
import { testStriking } from './strikes';

/** Every flow whose background dies at a call: each ends in completion, with nothing lost and nothing done twice. */

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

testStriking([killed]);
