import { message } from '../i18n';
import type { LabelKey, Pane, Target, View } from '../portal/types';
import { findPermissions } from './checks/permission-rows';
import { type HintInput, isAdvised, typedText } from './hints/input';
import { accountTypeLabels, accountTypeWords, portalWord } from './portal-words';
import { stageOf } from './stage';
import type { Entry } from './types';

/** Everything to be entered on the form or pane in front, in the order in which the page has it. */
export function entriesOf(input: HintInput): Entry[] {
  // An app that is only looked at is changed by nobody here.
  if (input.setup.purpose === 'check') return [];
  const stage = stageOf(input);
  return (stage && makers[stage]?.(input)) ?? [];
}

const field = (label: LabelKey, pane?: Pane): Target => ({ role: 'field', label, ...(pane && { pane }) });

/** "Register an application" (knowledge/portal.md §5.2). */
const register = ({ setup, recipe, variant, guide, page }: HintInput): Entry[] => {
  // A second app for the same setup is not ours to fill in.
  if (setup.facts.clientId) return [];
  const { draft } = page;
  const type = variant.accountTypes[0] ?? 'AzureADMyOrg';
  const entries: Entry[] = [
    {
      id: 'name',
      label: message('literal', portalWord('name')),
      value: recipe.appName,
      targets: [field('name')],
      put: { text: recipe.appName },
      done: typedText(draft.displayName) !== '',
    },
    {
      id: 'account-type',
      label: message('literal', portalWord('supportedAccountTypes')),
      value: accountTypeWords[type],
      // Older pages have a radio button for each, in place of the list.
      targets: [field('supportedAccountTypes'), { role: 'choice', label: accountTypeLabels[type] }],
      put: { option: accountTypeLabels[type] },
      done: isAdvised(variant, draft.signInAudience),
    },
  ];
  if (!guide.redirectUri) return entries;
  return [
    ...entries,
    {
      id: 'platform',
      label: message('literal', portalWord('selectPlatform')),
      value: portalWord('platformWeb'),
      targets: [field('selectPlatform')],
      put: { option: 'platformWeb' },
      done: draft.platform === 'web',
    },
    {
      id: 'redirect-uri',
      label: message('literal', portalWord('redirectUri')),
      value: guide.redirectUri,
      targets: [field('redirectUriOptional')],
      put: { text: guide.redirectUri },
      done: typedText(draft.redirectUri) === guide.redirectUri,
    },
  ];
};

/** The form behind a tile of "Configure platforms": only the one for the Web, since others take other addresses. */
const configurePlatforms = ({ guide, page }: HintInput): Entry[] =>
  guide.redirectUri === null || page.draft.platform === undefined
    ? []
    : [
        {
          id: 'platform-redirect-uri',
          label: message('literal', portalWord('redirectUri')),
          value: guide.redirectUri,
          targets: [field('redirectUri', 'configure-platforms')],
          put: { text: guide.redirectUri },
          done: typedText(page.draft.redirectUri) === guide.redirectUri,
        },
      ];

/** "Add a client secret" (knowledge/portal.md §5.5). */
const addSecret = ({ recipe, variant, page }: HintInput): Entry[] => {
  const months = variant.secret?.advisedMonths;
  if (!months) return [];
  return [
    {
      id: 'secret-description',
      label: message('literal', portalWord('description')),
      value: recipe.appName,
      targets: [field('description', 'add-secret')],
      put: { text: recipe.appName },
      done: typedText(page.draft.secretDescription) !== '',
    },
    {
      id: 'secret-expires',
      label: message('literal', portalWord('expires')),
      value: `${months}`,
      targets: [field('expires', 'add-secret')],
      put: { months },
      done: page.draft.secretMonths === months,
    },
  ];
};

/** The ticks of the picker: of the kind of permission whose list is open (knowledge/portal.md §5.6). */
const permissionPicker = ({ setup, variant, page }: HintInput): Entry[] => {
  const found = findPermissions(setup, variant);
  const { permissionType } = page.draft;
  if (!found || !permissionType || setup.partial.includes('permissions')) return [];
  const missing = found.filter(({ rows }) => rows.length === 0).map(({ needed }) => needed);
  return missing
    .filter(({ api, type }) => type === permissionType && api === missing[0]?.api)
    .map(({ name, api }) => ({
      id: `permission-${name}`,
      label: message('literal', api),
      value: name,
      targets: [],
      put: { tick: name },
      done: false,
    }));
};

const makers: { [S in View | Pane]?: (input: HintInput) => Entry[] } = {
  register,
  'configure-platforms': configurePlatforms,
  'add-secret': addSecret,
  'permission-picker': permissionPicker,
};
