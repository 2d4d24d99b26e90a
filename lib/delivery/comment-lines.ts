import { productName } from '../edition/product-name';
import { testLine } from './test-record';
import type { DeliveryInput } from './types';

/** What a text file says of itself, as `#` comments. It is for colleagues and support too, so it stays in English. */
export const commentLines = ({ recipe, variant, untested, test }: DeliveryInput): string[] =>
  [
    `${recipe.name}: ${variant.name}`,
    `Made by ${productName}.`,
    ...(test ? [testLine(test)] : []),
    ...(untested ? ['NOT TESTED: exported without a passed OAuth test of these values.'] : []),
  ].map((line) => `# ${line.replace(/(?<!\s)\s*[\r\n]+\s*/g, ' ')}`);
