import { describe } from 'vitest';
import { findFirefox } from '../world/firefox';
import { testLeaks } from './leak-tests';
import { openFirefoxSession } from './session';

describe.skipIf(!findFirefox())('Firefox', () =>
  testLeaks(openFirefoxSession, { canTakeBack: true, isSlow: true }),
);
