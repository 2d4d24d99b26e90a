import { deliveryBody } from './delivery-body';
import { seal } from './seal';
import type { DeliveryInput, RenderedFile, SealedKind } from './types';

/** The delivery of a settings endpoint as a file for the mail, with the client secret: the vendor alone can open it. */
export const sealedFile: SealedKind = {
  async seal(input: DeliveryInput): Promise<RenderedFile> {
    if (!input.sealingKey) throw new TypeError('a recipe that seals without a key');
    const sealed = await seal(deliveryBody(input), input.sealingKey);
    return {
      fileName: `${input.recipe.id}-${input.variant.id}.sealed.json`,
      mediaType: 'application/json',
      text: `${JSON.stringify(sealed, null, 2)}\n`,
    };
  },
};
