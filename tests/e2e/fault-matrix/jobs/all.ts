import { appOnlyTest } from './app-only-test';
import { deviceTest } from './device-test';
import { file, text } from './files';
import { formFill } from './form-fill';
import { freeitsm } from './freeitsm';
import { guide } from './guide';
import { handOver } from './hand-over';
import { history } from './history';
import { oauthTest } from './oauth-test';
import { renewal } from './renewal';
import { script } from './script';
import { settingsEndpoint } from './settings-endpoint';

/** Every row of the matrix. */
export const allJobs = [
  guide,
  oauthTest,
  deviceTest,
  appOnlyTest,
  settingsEndpoint,
  freeitsm,
  formFill,
  file,
  text,
  script,
  handOver,
  renewal,
  history,
];
