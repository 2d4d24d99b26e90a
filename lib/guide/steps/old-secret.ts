import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import type { StepMaker } from './step';

/** The end of a renewal. Not before the helpdesk works with the new secret: until then the old one is the way back. */
export const oldSecretStep: StepMaker = {
  id: 'old-secret',
  checks: ['old-secret'],
  title: message('stepOldSecretTitle'),
  applies: (variant) => variant.secret !== null,
  view: () => 'secrets',
  instructions: ({ recipe, setup }) => [
    message('stepOldSecretWait', recipe.name),
    setup.renewal?.oldSecret?.expires
      ? message('stepOldSecretDeleteDated', portalWord('certificatesAndSecrets'), {
          date: setup.renewal.oldSecret.expires,
        })
      : message('stepOldSecretDelete', portalWord('certificatesAndSecrets')),
  ],
  values: () => [],
};
