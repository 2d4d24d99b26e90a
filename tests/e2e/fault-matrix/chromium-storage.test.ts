import { openSession } from '../session';
import { storageDamaged, storageFull } from './faults';
import { appOnlyTest } from './jobs/app-only-test';
import { deviceTest } from './jobs/device-test';
import { file, text } from './jobs/files';
import { formFill } from './jobs/form-fill';
import { freeitsm } from './jobs/freeitsm';
import { guide } from './jobs/guide';
import { handOver } from './jobs/hand-over';
import { history } from './jobs/history';
import { oauthTest } from './jobs/oauth-test';
import { renewal } from './jobs/renewal';
import { script } from './jobs/script';
import { settingsEndpoint } from './jobs/settings-endpoint';
import { testCells } from './matrix';

const tests = [oauthTest, deviceTest, appOnlyTest];
const deliveries = [settingsEndpoint, freeitsm, formFill, file, text, script, handOver];

testCells(storageDamaged, [guide, ...tests, ...deliveries, renewal, history], openSession);
testCells(storageFull, [guide, ...deliveries], openSession);
