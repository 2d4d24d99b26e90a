import { productName } from '../edition/product-name';
import type { DestinationSpec } from '../recipes/schema';
import { testLine } from './test-record';
import type { DeliveryInput, FileKind, FilledSetting } from './types';

type Spec = Extract<DestinationSpec, { kind: 'checklist' }>;

/** Label and value in the order of the helpdesk's form, by page, to be ticked off on paper or on screen. */
export const checklist: FileKind<Spec> = {
  render(_spec, input) {
    const lines = [`${input.recipe.name}: ${input.variant.name}`, `Made by ${productName}.`];
    if (input.test) lines.push(testLine(input.test));
    if (input.untested) lines.push('NOT TESTED: exported without a passed OAuth test of these values.');
    let page: string | undefined;
    for (const setting of input.settings) {
      if (setting.where !== page) {
        page = setting.where;
        lines.push('', page ?? 'Elsewhere');
      }
      lines.push(`[ ] ${setting.label}: ${shown(setting, input)}`);
    }
    return {
      fileName: `${input.recipe.id}-${input.variant.id}.txt`,
      mediaType: 'text/plain',
      text: `${lines.join('\n')}\n`,
    };
  },
};

const shown = ({ value, secret }: FilledSetting, { includeSecret }: DeliveryInput): string =>
  secret && !includeSecret ? '(the secret, left out on purpose)' : value;
