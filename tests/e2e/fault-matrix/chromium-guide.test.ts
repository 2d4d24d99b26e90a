import { openSession } from '../session';
import { backgroundKilled, portalSessionOver, slow, tabClosed, tabCrashed, updated } from './faults';
import { guide } from './jobs/guide';
import { testCells } from './matrix';

testCells(updated, [guide], openSession);
for (const fault of [backgroundKilled, portalSessionOver, slow, tabClosed, tabCrashed])
  testCells(fault, [guide], openSession);
