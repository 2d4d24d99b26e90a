import { productName } from '../edition/product-name';
import type { DestinationSpec } from '../recipes/schema';
import { testLine } from './test-record';
import type { DeliveryInput, FileKind, FilledSetting, RenderedFile } from './types';

type Spec = Extract<DestinationSpec, { kind: 'properties-text' }>;

/**
 * Lines of `key=value` to copy into a helpdesk's form. The values are raw: the form takes them as they are, whereas
 * the escapes of a Java properties file would end up in the setting (knowledge/helpdesks.md §2.4c).
 * The text is for colleagues and support too, so it stays in English.
 */
export const propertiesText: FileKind<Spec> = {
  render(spec: Spec, input: DeliveryInput): RenderedFile {
    const head = [
      `${input.recipe.name}: ${input.variant.name}`,
      `Made by ${productName}. Values are as they are to be entered, without escapes.`,
      ...(input.test ? [testLine(input.test)] : []),
      ...(input.untested ? ['NOT TESTED: exported without a passed OAuth test of these values.'] : []),
    ];
    const lines = [
      ...head.map((line) => `# ${oneLine(line)}`),
      '',
      ...input.settings.map((s) => toLine(s, input)),
    ];
    return { fileName: spec.fileName, mediaType: 'text/plain', text: `${lines.join('\n')}\n` };
  },
};

const toLine = (setting: FilledSetting, { includeSecret }: DeliveryInput): string =>
  setting.secret && !includeSecret
    ? `# ${setting.key}: a secret, left out on purpose`
    : `${setting.key}=${oneLine(setting.value)}`;

const oneLine = (text: string): string => text.replace(/(?<!\s)\s*[\r\n]+\s*/g, ' ');
