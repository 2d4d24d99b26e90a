import type { Flow } from './flow';
import { file, freeitsm, settingsEndpoint, text } from './flows/deliveries';
import { formFill, script } from './flows/forms-and-scripts';
import { guide } from './flows/guide';
import { handOver } from './flows/hand-over';
import { history, renewal } from './flows/history';
import { appOnlyTest, codeTest, deviceTest } from './flows/oauth-test';

/** The rows of the matrix (docs/faults.md). */
export const flows = Object.entries({
  'setup guide': guide,
  'OAuth test: authorization code': codeTest,
  'OAuth test: device code': deviceTest,
  'OAuth test: client credentials': appOnlyTest,
  'delivery: settings endpoint': settingsEndpoint,
  'delivery: FreeITSM session': freeitsm,
  'delivery: form fill': formFill,
  'delivery: file': file,
  'delivery: text': text,
  'delivery: script': script,
  'hand-over': handOver,
  renewal,
  'history and reminders': history,
}) as [name: string, flow: Flow][];
