import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import type { StepMaker } from './step';

/** Admin consent: not in every vendor's guide, yet needed since November 2025 (knowledge/helpdesks.md §0.1). */
export const consentStep: StepMaker = {
  id: 'consent',
  checks: ['admin-consent'],
  title: message('stepConsentTitle'),
  applies: () => true,
  view: () => 'permissions',
  instructions: ({ variant }) => [
    message('literal', variant.adminConsent.why),
    message(
      'stepConsentButton',
      portalWord('apiPermissions'),
      portalWord('grantAdminConsentFor'),
      portalWord('yes'),
    ),
    message('stepConsentOthers'),
  ],
  values: () => [],
};
