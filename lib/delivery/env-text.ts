import type { DestinationSpec } from '../recipes/schema';
import { commentLines } from './comment-lines';
import type { DeliveryInput, FileKind, FilledSetting } from './types';

type Spec = Extract<DestinationSpec, { kind: 'env-text' }>;

/** Lines for a `.env` file. Single quotes keep `$`, `#` and spaces as they are in every reader of such files. */
export const envText: FileKind<Spec> = {
  render(spec, input) {
    const lines = input.settings.map((setting) => toLine(setting, input));
    return {
      fileName: spec.fileName,
      mediaType: 'text/plain',
      text: `${[...commentLines(input), ...lines].join('\n')}\n`,
    };
  },
};

const toLine = ({ key, value, secret }: FilledSetting, { includeSecret }: DeliveryInput): string =>
  secret && !includeSecret ? `# ${key}: a secret, left out on purpose` : `${key}=${quote(value)}`;

/** Inside double quotes a quote, a backslash, a dollar and a line break need their escapes. */
const quote = (value: string): string =>
  /['\r\n]/.test(value) ? `"${value.replace(/["\\$]/g, '\\$&').replace(/\r?\n/g, '\\n')}"` : `'${value}'`;
