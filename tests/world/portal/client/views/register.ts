import { act } from '../../shared/api-client';
import { accountTypes, platforms } from '../../shared/choices';
import { registeredHref } from '../../shared/routes';
import type { BladeContent, BladeContext } from '../context';
import { radioGroup } from '../controls/choices';
import { dropdown } from '../controls/dropdown';
import { button, formRow, setDisabled, textField } from '../controls/form';
import { h } from '../dom';
import { toast } from '../messages';

export const register = ({ world }: BladeContext): BladeContent => {
  const { words, settings } = world;
  const name = textField({ label: words.name, required: true });
  const nameRow = formRow(words.name, name, { required: true, help: words.nameHelp });
  const typeOptions = {
    label: words.supportedAccountTypes,
    choices: accountTypes(words, settings.accountTypes),
    selected: 'AzureADMyOrg' as const,
  };
  const types = settings.accountTypes === 'dropdown' ? dropdown(typeOptions) : radioGroup(typeOptions);
  const platform = dropdown({
    label: words.selectPlatform,
    choices: platforms(words),
    placeholder: words.selectPlatform,
    onChange: () => redirectRow.showError(null),
  });
  const uri = textField({ label: words.redirectUriOptional, placeholder: 'e.g. https://example.com/auth' });
  const redirectRow = formRow(
    words.redirectUriOptional,
    h('div.ext-ad-redirecturi', {}, platform.element, uri),
    {
      help: 'We’ll return the authentication response to this URI after successfully authenticating the user. Providing this now is optional and it can be changed later, but a value is required for most authentication scenarios.',
    },
  );

  const submit = async () => {
    const displayName = name.value.trim();
    const address = uri.value.trim();
    const chosen = platform.value();
    nameRow.showError(displayName ? null : 'The value must not be empty.');
    redirectRow.showError(address && !chosen ? words.platformRequired : null);
    if (!displayName || (address && !chosen)) return;
    setDisabled(submitButton, true);
    const { app } = await act('register', {
      displayName,
      signInAudience: types.value() ?? 'AzureADMyOrg',
      redirectUris: address && chosen ? [{ platform: chosen, uri: address }] : [],
    });
    if (!app) return;
    toast('Successfully created application', `Successfully created application ${displayName}.`);
    location.hash = registeredHref(app);
  };
  const submitButton = button(words.register, 'primary', () => void submit(), 'createButton');

  return {
    commands: [],
    content: h(
      'div.ext-ad-register',
      {},
      nameRow.element,
      h('h3.ext-section-title', {}, words.supportedAccountTypes),
      h('div.azc-form-help', {}, 'Choose the account types that can use this application or access this API'),
      types.element,
      h(
        'a.ext-help',
        { href: '#help', role: 'link', click: (e: Event) => e.preventDefault() },
        words.helpMeChoose,
      ),
      redirectRow.element,
      h(
        'p.practice-text',
        {},
        "Register an app you're working on here. Integrate gallery apps and other apps from outside your organization by adding from Enterprise applications.",
      ),
      h('p.practice-text', {}, 'By proceeding, you agree to the Microsoft Platform Policies'),
      submitButton,
    ),
  };
};
