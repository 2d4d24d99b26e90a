import { openSession } from '../session';
import { backgroundKilled, twoWindows, updated } from './faults';
import { file, text } from './jobs/files';
import { script } from './jobs/script';
import { testCells } from './matrix';

for (const fault of [backgroundKilled, twoWindows, updated])
  testCells(fault, [file, text, script], openSession);
