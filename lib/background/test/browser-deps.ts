import { browser } from '../../browser';
import type { TestDeps } from './types';

/** The real browser for the test runner; the store and the vault come from the background. */
export const browserTestDeps = (
  ours: Pick<TestDeps, 'saveReport' | 'readSecret' | 'runningReports'>,
): TestDeps => ({
  ...ours,
  api: browser,
  // Called as a method of another object, fetch refuses.
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  extensionHost: location.host,
});
