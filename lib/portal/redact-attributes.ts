import { redactLink } from './redact-address';
import { isPublicSegment } from './redact-public';
import { guidShape } from './redact-shapes';
import type { TextRedactor } from './redact-text';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const texts = set(
  'title placeholder alt value label aria-label aria-description aria-roledescription aria-valuetext aria-placeholder',
);
const relations = set(
  'id for name headers list aria-labelledby aria-describedby aria-controls aria-owns aria-activedescendant aria-flowto aria-details aria-errormessage',
);
const flags = set('disabled hidden open readonly required multiple inert');
const states =
  /^(?:role|type|dir|scope|tabindex|colspan|rowspan|contenteditable|aria-(?:atomic|autocomplete|busy|checked|colcount|colindex|colspan|current|disabled|expanded|haspopup|hidden|invalid|level|live|modal|multiline|multiselectable|orientation|posinset|pressed|readonly|relevant|required|rowcount|rowindex|rowspan|selected|setsize|sort|valuemax|valuemin|valuenow))$/;
const marks = /^(?:data-telemetryname|data-automation[a-z-]*)$/;

/** What the portal's toolkits call things; an application's own IDs could hold anything. */
const toolkit = /^(?:fx[sc]|azc-|ext-|msportalfx|_weave|messagebox|ms-|fui-|PropertyField|mectrl)/;

/** The attributes whose texts are replaced; asked before the others, so that their words are known by then. */
export function redactTexts(element: Element, redactor: TextRedactor): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, value } of element.attributes)
    if (texts.has(name)) found.set(name, redactor.text(value));
  if (element instanceof HTMLInputElement && !/^(?:checkbox|radio|file)$/.test(element.type) && element.value)
    found.set('value', redactor.text(element.value));
  return found;
}

/** Everything else that stays: the list is what a reader may need, and nothing that is not on it passes. */
export function redactStructure(element: Element, redactor: TextRedactor): Map<string, string> {
  const kept = new Map<string, string>();
  const name = (text: string) => (isSafeName(text, redactor) ? text : redactor.fakes.name(text));
  const id = (text: string) =>
    toolkit.test(text) && isSafeName(text, redactor) ? text : redactor.fakes.name(text);
  const each = (text: string, change: (part: string) => string) =>
    text.split(/\s+/).filter(Boolean).map(change).join(' ');
  for (const { name: attribute, value } of element.attributes) {
    if (relations.has(attribute)) kept.set(attribute, each(value, id));
    else if (attribute === 'class' || marks.test(attribute)) kept.set(attribute, each(value, name));
    else if (flags.has(attribute)) kept.set(attribute, '');
    else if (attribute === 'lang' && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(value))
      kept.set(attribute, value);
    else if (states.test(attribute) && isState(value)) kept.set(attribute, value);
    else if (attribute === 'href') {
      const link = redactLink(value, redactor);
      if (link !== null) kept.set('href', link);
    }
  }
  // What the admin has chosen is in properties; the attributes say how the page began.
  if (element instanceof HTMLInputElement && element.checked) kept.set('checked', '');
  if (element instanceof HTMLOptionElement && element.selected) kept.set('selected', '');
  return kept;
}

/** A number, or a few words of a fixed vocabulary: ARIA's, or a role. */
const isState = (value: string): boolean => /^-?\d{1,5}$/.test(value) || value.split(/\s+/).every(isToken);
const isToken = (word: string): boolean => tokens.has(word.toLowerCase());
const tokens = set(
  'true false mixed undefined ltr rtl auto col row colgroup rowgroup page step location date time additions removals text all polite assertive off ascending descending other none inline list both horizontal vertical grammar spelling plaintext-only ' +
    'alert alertdialog application article banner button cell checkbox columnheader combobox complementary contentinfo definition dialog directory document feed figure form generic grid gridcell group heading img image link listbox listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation note option paragraph presentation progressbar radio radiogroup region rowheader scrollbar search searchbox separator slider spinbutton status strong switch tab table tablist tabpanel term textbox timer toolbar tooltip tree treegrid treeitem ' +
    'submit reset password email number tel url hidden color datetime-local file month range week',
);

/** A name in which nothing that was replaced elsewhere occurs, and no part that a machine has made of a value. */
function isSafeName(name: string, { fakes }: TextRedactor): boolean {
  if (name.length > 100 || /[@%~]|:\/\/|\d{6}|[0-9a-f]{12}/i.test(name) || name.search(guidShape) >= 0)
    return false;
  const lower = name.toLowerCase();
  if (fakes.originals().some((value) => lower.includes(value))) return false;
  const words = name.replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ').split(/[^\p{L}\p{N}]+/u);
  const isForeign = (word: string) =>
    toolkit.test(name) || isPublicSegment(word) || uiWords.has(word.toLowerCase())
      ? fakes.isConfidential(word)
      : fakes.isConfidential(word) || fakes.isReplaced(word);
  return !words.some(isForeign);
}

/** Occur in sentences and in names alike. */
const uiWords = set(
  'item items cell content container title label value button icon text menu command panel list grid table header footer section page blade link body field form input group card action wrapper layout column state',
);
