import { openSession } from '../session';
import { storageDamaged } from './faults';
import { allJobs } from './jobs/all';
import { testCells } from './matrix';

testCells(storageDamaged, allJobs, openSession);
