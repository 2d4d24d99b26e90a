import { openSession } from '../session';
import { clockSet } from './faults';
import { allJobs } from './jobs/all';
import { testCells } from './matrix';

testCells(clockSet, allJobs, openSession);
