import { openSession } from '../session';
import { backgroundKilled, updated } from './faults';
import { history } from './jobs/history';
import { renewal } from './jobs/renewal';
import { testCells } from './matrix';

for (const fault of [backgroundKilled, updated]) testCells(fault, [renewal, history], openSession);
