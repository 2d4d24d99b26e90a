import { message } from '../../i18n';
import { findPermissions, namesOf } from '../checks/permission-rows';
import { portalWord } from '../portal-words';
import type { Hint } from '../types';
import { type HintMaker, makeHint } from './input';
import { slipAbout } from './slips';

const pane = 'permission-picker';

/**
 * "Request API permissions": tile, kind, tick, add. The pane has no route and a reading does not say how far it is, so
 * the stages are alternatives, the furthest first: whichever is on screen is the next thing to do.
 */
export const permissionPickerHint: HintMaker = (input) => {
  const { setup, variant } = input;
  const found = findPermissions(setup, variant);
  if (!found || setup.partial.includes('permissions')) return null;
  const missing = found.filter(({ rows }) => rows.length === 0).map(({ needed }) => needed);
  const [first] = missing;
  // One API and one kind at a time, as the pane has it.
  const together = missing.filter(({ api, type }) => api === first?.api && type === first.type);
  if (!first) return null;
  const kind = first.type === 'delegated' ? 'delegatedPermissions' : 'applicationPermissions';
  const pickKind = makeHint('pick-kind', 'permissions', message('hintPickKind', portalWord(kind)), {
    role: 'choice',
    label: kind,
    pane,
  });
  const wrong = slipAbout(input, 'permission-type');
  if (wrong) return { ...pickKind, wrong };
  return makeHint(
    `pick-${first.name}`,
    'permissions',
    message('hintPickPermissions', namesOf(together), portalWord('addPermissions')),
    { role: 'row', text: first.name, pane },
    [pickKind, ...apiHints(first.api)],
  );
};

/** Microsoft Graph has a tile of its own; any other API is a tile, or a row of the list on the second tab. */
function apiHints(api: string): Hint[] {
  const text = message('hintPickApi', api);
  if (api === portalWord('microsoftGraph').english)
    return [makeHint('pick-api', 'permissions', text, { role: 'button', label: 'microsoftGraph', pane })];
  const tab = portalWord('organizationApis');
  return [
    makeHint('pick-api', 'permissions', text, { role: 'button', text: api, pane }),
    makeHint('pick-api-row', 'permissions', text, { role: 'row', text: api, pane }),
    makeHint('pick-api-tab', 'permissions', message('hintPickApiTab', tab, api), {
      role: 'tab',
      label: 'organizationApis',
      pane,
    }),
  ];
}
