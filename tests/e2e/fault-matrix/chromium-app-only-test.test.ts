import { openSession } from '../session';
import { backgroundKilled, offline, slow, tabClosed, tabCrashed, twoWindows, updated } from './faults';
import { appOnlyTest } from './jobs/app-only-test';
import { testCells } from './matrix';

for (const fault of [backgroundKilled, offline, slow, tabClosed, tabCrashed, twoWindows, updated])
  testCells(fault, [appOnlyTest], openSession);
