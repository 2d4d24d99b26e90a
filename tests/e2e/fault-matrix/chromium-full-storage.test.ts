import { openSession } from '../session';
import { storageFull } from './faults';
import { allJobs } from './jobs/all';
import { testCells } from './matrix';

testCells(storageFull, allJobs, openSession);
