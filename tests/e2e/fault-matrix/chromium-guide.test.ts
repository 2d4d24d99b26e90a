import { openSession } from '../session';
import { backgroundKilled, slow, tabClosed, tabCrashed, updated } from './faults';
import { guide } from './jobs/guide';
import { testCells } from './matrix';

testCells(updated, [guide], openSession);
for (const fault of [backgroundKilled, slow, tabClosed, tabCrashed]) testCells(fault, [guide], openSession);
