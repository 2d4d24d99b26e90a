import { openSession } from '../session';
import { backgroundKilled, offline, slow, tabClosed, tabCrashed, updated } from './faults';
import { oauthTest } from './jobs/oauth-test';
import { testCells } from './matrix';

for (const fault of [backgroundKilled, offline, slow, tabClosed, tabCrashed, updated])
  testCells(fault, [oauthTest], openSession);
