import { message } from '../../i18n';
import { shownSecretRow } from '../../setup/secret';
import { portalWord } from '../portal-words';
import { type HintMaker, makeHint, outcomeOf, typedText } from './input';
import { menuHint } from './menu';
import { slipAbout } from './slips';

/** "Certificates & secrets": create one, and keep its Value while it is shown (knowledge/portal.md §5.5). */
export const secretsHint: HintMaker = (input) => {
  if (!input.variant.secret) return menuHint(input);
  const shown = shownSecretRow(input.page);
  if (shown && input.setup.secret?.keptSafe !== true) {
    // The row, by whichever of its texts the page shows whole; pointing at the wrong cell would be worse than at all.
    const text = message('hintKeepSecret', portalWord('value'), portalWord('secretId'));
    const targets = [shown.secretId, shown.description].filter((name) => name !== null && name !== '');
    const [first, ...rest] = targets.map((name, i) =>
      makeHint(i === 0 ? 'keep-secret' : 'keep-secret-by-name', 'secret', text, {
        role: 'row',
        text: name ?? '',
      }),
    );
    const wrong = slipAbout(input, 'secret-id');
    return first
      ? { ...first, ...(rest.length > 0 && { alternatives: rest }), ...(wrong && { wrong }) }
      : null;
  }
  const isExpired =
    outcomeOf(input, 'secret-expiry') === 'fail' &&
    input.guide.steps.some(({ id, state }) => id === 'secret' && state === 'problem');
  if (outcomeOf(input, 'client-secret') !== 'pass' || isExpired) {
    return makeHint('new-secret', 'secret', message('hintNewSecret', portalWord('newClientSecret')), {
      role: 'button',
      label: 'newClientSecret',
    });
  }
  return menuHint(input);
};

/** The pane "Add a client secret". */
export const addSecretHint: HintMaker = ({ page, recipe, variant }) => {
  if (!variant.secret) return null;
  const pane = 'add-secret';
  if (typedText(page.draft.secretDescription) === '') {
    return makeHint('secret-description', 'secret', message('hintSecretDescription', recipe.appName), {
      role: 'field',
      label: 'description',
      pane,
    });
  }
  return makeHint(
    'secret-add',
    'secret',
    message('hintSecretAdd', portalWord('add'), String(variant.secret.advisedMonths)),
    { role: 'button', label: 'add', pane },
  );
};
