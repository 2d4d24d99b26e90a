import { describe } from 'vitest';
import { findFirefox } from '../../world/firefox';
import { openFirefoxSession } from '../session';
import { backgroundKilled, offline, tabClosed, updated } from './faults';
import { guide } from './jobs/guide';
import { oauthTest } from './jobs/oauth-test';
import { testCells } from './matrix';

describe.skipIf(!findFirefox())('Firefox', () => {
  for (const fault of [backgroundKilled, tabClosed, updated])
    testCells(fault, [guide, oauthTest], openFirefoxSession);
  testCells(offline, [oauthTest], openFirefoxSession);
});
