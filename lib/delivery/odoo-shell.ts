import type { DestinationSpec } from '../recipes/schema';
import { commentLines } from './comment-lines';
import type { DeliveryInput, FileKind, FilledSetting } from './types';

type Spec = Extract<DestinationSpec, { kind: 'odoo-shell' }>;

/**
 * Lines for `odoo-bin shell`, which write Odoo's system parameters; `set_param` creates or replaces, so that they may be
 * run again. A JSON text is a Python one too.
 */
export const odooShell: FileKind<Spec> = {
  render(spec, input) {
    const lines = input.settings.map((setting) => toLine(setting, input));
    return {
      fileName: spec.fileName,
      mediaType: 'text/plain',
      text: `${[...commentLines(input), ...lines, 'env.cr.commit()'].join('\n')}\n`,
    };
  },
};

const toLine = ({ key, value, secret }: FilledSetting, { includeSecret }: DeliveryInput): string =>
  secret && !includeSecret
    ? `# ${key}: a secret, left out on purpose`
    : `env['ir.config_parameter'].set_param(${JSON.stringify(key)}, ${JSON.stringify(value)})`;
