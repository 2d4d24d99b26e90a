import { message } from '../../i18n';
import type { View } from '../../portal/types';
import { pageNames, portalWord } from '../portal-words';
import { authenticationStep } from './authentication';
import { consentStep } from './consent';
import { permissionsStep } from './permissions';
import { registerStep } from './register';
import { secretStep } from './secret';
import type { StepMaker } from './step';

type PageWord = Parameters<typeof portalWord>[0];

/** A step of which only the page is looked at: what to mend, its checks say. */
const look = (step: StepMaker, title: View, page: PageWord, change: Partial<StepMaker> = {}): StepMaker => ({
  ...step,
  title: pageNames[title],
  instructions: () => [message('stepLook', portalWord(page))],
  values: () => [],
  ...change,
});

/** The walk through an app registration that exists already, page by page. Nothing is entered and nothing changed. */
export const lookSteps: StepMaker[] = [
  look(registerStep, 'overview', 'overview', {
    view: ({ setup }) => (setup.facts.clientId ? 'overview' : 'app-list'),
    instructions: ({ setup, recipe }) => [
      setup.facts.clientId
        ? message('stepLook', portalWord('overview'))
        : message('stepLookOpenApp', portalWord('appRegistrations'), recipe.name),
    ],
  }),
  look(authenticationStep, 'authentication', 'authentication', {
    checks: [...authenticationStep.checks, 'other-redirect-uris'],
  }),
  look(permissionsStep, 'permissions', 'apiPermissions'),
  look(consentStep, 'consent-dialog', 'apiPermissions'),
  look(secretStep, 'secrets', 'certificatesAndSecrets', {
    checks: ['existing-secrets'],
    applies: () => true,
  }),
];
