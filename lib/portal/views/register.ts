import { keysOf } from '../labels';
import { monthsIn } from '../months';
import type { Kind } from '../outline';
import { type Page, shownSpots } from '../page';
import { paneSelector, panesThere } from '../panes';
import { isRedirectUri } from '../shapes';
import { saysLabel } from '../table';
import { fieldSelector, fields, fieldText, textOf } from '../text';
import type { Draft, LabelKey } from '../types';
import { followingNode, linkedElements } from '../value';
import { isVisible } from '../visible';
import { parsePlatform } from './authentication';
import { parseAudience } from './overview';

/** The visible fields that a label names: by its own attributes, by the page's ties, or by what follows the label. */
export function findFields(page: Page, keys: readonly LabelKey[]): Element[] {
  const found = new Set<Element>();
  // Two fields may stand behind one label: what a field calls itself outranks it.
  const isNamedOtherwise = (field: Element): boolean => {
    const own = keysOf(page.labels, field.getAttribute('aria-label') ?? '');
    return own !== undefined && own.size > 0 && !keys.some((key) => own.has(key));
  };
  for (const field of page.outline.elements(fields)) {
    const names = ['aria-label', 'placeholder', 'title'].map((name) => field.getAttribute(name) ?? '');
    if (names.some((name) => name && keys.some((key) => saysLabel(page, name, key))) && isVisible(field))
      found.add(field);
  }
  for (const spot of shownSpots(page, keys)) {
    const linked = linkedElements(page, spot.element);
    const next = linked.length > 0 ? null : followingNode(page, spot.element);
    for (const node of next ? [next] : linked) {
      if (!(node instanceof Element)) continue;
      const fields = node.matches(fieldSelector)
        ? [node]
        : [...node.querySelectorAll(fieldSelector)].filter(isVisible);
      if (fields.length === 1 && fields[0] && !isNamedOtherwise(fields[0])) found.add(fields[0]);
    }
  }
  return [...found];
}

const isTicked = (choice: Element): boolean =>
  choice.getAttribute('aria-checked') === 'true' || (choice instanceof HTMLInputElement && choice.checked);

const choices: Kind = { selectors: ['[type=radio]', '[role=radio]', '[role=combobox]', 'select'] };

/** What stands in the form so far: never a fact, since nothing is registered yet (knowledge/portal.md §5.2). */
export function readDraft(page: Page): Draft {
  const draft: Draft = {};
  const [name] = findFields(page, ['name', 'displayName']);
  const displayName = name && fieldText(name);
  if (displayName) draft.displayName = displayName;
  for (const choice of page.outline.elements(choices)) {
    const chosen = choice.matches('[type=radio],[role=radio]')
      ? isTicked(choice) && textOf(labelOf(choice), { withButtons: true })
      : fieldText(choice);
    if (!chosen) continue;
    const audience = parseAudience(page, chosen);
    const platform = parsePlatform(page, chosen);
    if (audience) draft.signInAudience = audience;
    if (platform) draft.platform = platform;
  }
  const uri = findFields(page, ['redirectUriOptional', 'redirectUri']).map(fieldText).find(isRedirectUri);
  if (uri) draft.redirectUri = uri;
  return draft;
}

const labelOf = (choice: Element): Element =>
  (choice instanceof HTMLInputElement && choice.labels?.[0]) || choice.closest('label') || choice;

/** The open "Add a client secret" pane: its description, and how long the secret is to last. */
export function readSecretDraft(page: Page): Draft {
  const [field] = findFields(page, ['description']);
  const secretDescription = field && fieldText(field);
  const inPane = findFields(page, ['expires']).filter((choice) => choice.closest(paneSelector));
  const secretMonths = inPane.length === 1 && inPane[0] ? monthsIn(fieldText(inPane[0])) : null;
  return { ...(secretDescription && { secretDescription }), ...(secretMonths && { secretMonths }) };
}

/** The address on the open pane "Configure Web" (knowledge/portal.md §5.8). */
export function readPlatformDraft(page: Page): Draft {
  const titles = shownSpots(page, ['configureWeb']);
  const panes = page.outline
    .elements(panesThere)
    .filter((pane) => titles.some((title) => pane.contains(title.element)));
  const redirectUri = findFields(page, ['redirectUri', 'redirectUriOptional'])
    .filter((field) => panes.some((pane) => pane.contains(field)))
    .map(fieldText)
    .find(isRedirectUri);
  return redirectUri ? { platform: 'web', redirectUri } : {};
}
