import { openSession } from '../session';
import { backgroundKilled, slow, tabClosed, tabCrashed, twoWindows, updated } from './faults';
import { freeitsm } from './jobs/freeitsm';
import { testCells } from './matrix';

for (const fault of [backgroundKilled, slow, tabClosed, tabCrashed, twoWindows, updated])
  testCells(fault, [freeitsm], openSession);
