import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import { type HintMaker, makeHint } from './input';
import { menuHint } from './menu';

/** The app's overview (knowledge/portal.md §5.3): its values can only be read while Essentials is open. */
export const overviewHint: HintMaker = (input) => {
  const { facts } = input.setup;
  const isCollapsed = input.page.problems.some(({ code }) => code === 'collapsed');
  if (isCollapsed && !(facts.clientId && facts.tenantId && facts.displayName)) {
    return makeHint('open-essentials', 'register', message('hintEssentials', portalWord('essentials')), {
      role: 'button',
      label: 'essentials',
    });
  }
  return menuHint(input);
};
