import { message } from '../../i18n';
import { accountTypeWords, portalWord } from '../portal-words';
import type { StepMaker } from './step';

/** "Register an application" (knowledge/portal.md §5.2). */
export const registerStep: StepMaker = {
  id: 'register',
  checks: ['app-identified', 'client-id', 'tenant-id'],
  title: message('stepRegisterTitle'),
  applies: () => true,
  view: ({ setup }) => (setup.facts.clientId ? 'overview' : 'register'),
  instructions: ({ setup, recipe, variant }) => {
    // Once the app is known, all that is left is to let its overview be read.
    if (setup.facts.clientId) return [message('stepRegisterOverview', portalWord('overview'))];
    return [
      message('stepRegisterOpen', portalWord('appRegistrations'), portalWord('newRegistration')),
      message('stepRegisterName', portalWord('name')),
      message(
        'stepRegisterAccountType',
        portalWord('supportedAccountTypes'),
        accountTypeWords[variant.accountTypes[0] ?? 'AzureADMyOrg'],
      ),
      variant.redirectUri
        ? message('stepRegisterRedirect', portalWord('redirectUriOptional'), portalWord('platformWeb'))
        : message('stepRegisterNoRedirect', portalWord('redirectUriOptional'), recipe.name),
      message('stepRegisterSubmit', portalWord('register'), portalWord('overview')),
    ];
  },
  values: ({ setup, recipe, variant, redirect }) => {
    if (setup.facts.clientId) return [];
    const accountType = variant.accountTypes[0] ?? 'AzureADMyOrg';
    return [
      { label: message('literal', portalWord('name')), value: recipe.appName },
      {
        label: message('literal', portalWord('supportedAccountTypes')),
        value: accountTypeWords[accountType],
      },
      ...(redirect.uri
        ? [{ label: message('literal', portalWord('redirectUri')), value: redirect.uri }]
        : []),
    ];
  },
};
