import { openSession } from '../session';
import { backgroundKilled, offline, slow, tabClosed, tabCrashed, twoWindows, updated } from './faults';
import { deviceTest } from './jobs/device-test';
import { testCells } from './matrix';

for (const fault of [backgroundKilled, offline, slow, tabClosed, tabCrashed, twoWindows, updated])
  testCells(fault, [deviceTest], openSession);
