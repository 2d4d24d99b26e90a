import { describe } from 'vitest';
import { findFirefox } from '../world/firefox';
import { everyWay, testLeaks } from './leak-tests';
import { openFirefoxSession } from './session';

// Slower than Chromium's, with the same ends: a sign-in elsewhere and an undisturbed one are left to `npm run test:leaks`.
describe.skipIf(!findFirefox())('Firefox', () =>
  testLeaks(openFirefoxSession, { canTakeBack: true, runs: everyWay }),
);
