import { openSession } from '../session';
import { backgroundKilled, offline, slow, tabClosed, tabCrashed, twoWindows, updated } from './faults';
import { formFill } from './jobs/form-fill';
import { handOver } from './jobs/hand-over';
import { settingsEndpoint } from './jobs/settings-endpoint';
import { testCells } from './matrix';

for (const fault of [backgroundKilled, slow, twoWindows, updated])
  testCells(fault, [settingsEndpoint, formFill, handOver], openSession);
testCells(offline, [settingsEndpoint, handOver], openSession);
for (const fault of [tabClosed, tabCrashed]) testCells(fault, [formFill, handOver], openSession);
