import { testLeaks } from './leak-tests';
import { openSession } from './session';

testLeaks(openSession);
