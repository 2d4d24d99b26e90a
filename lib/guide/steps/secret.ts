import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import type { StepMaker } from './step';

/** "Certificates & secrets": the Value is shown once (knowledge/portal.md §5.5). */
export const secretStep: StepMaker = {
  id: 'secret',
  checks: ['client-secret', 'secret-expiry'],
  title: message('stepSecretTitle'),
  applies: (variant) => variant.secret !== null,
  view: () => 'secrets',
  instructions: ({ variant }) => [
    message('stepSecretOpen', portalWord('certificatesAndSecrets'), portalWord('newClientSecret')),
    message('stepSecretExpires', String(variant.secret?.advisedMonths ?? '')),
    message('literal', variant.secret?.advice ?? ''),
    message('stepSecretAdd', portalWord('add')),
    message('stepSecretValue', portalWord('value'), portalWord('secretId')),
  ],
  values: ({ recipe }) => [{ label: message('literal', portalWord('description')), value: recipe.appName }],
};
