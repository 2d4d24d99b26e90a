import { type CompiledLabels, matchLabel } from './labels';
import { normalize } from './normalize';
import { inOrder, type Kind, Outline } from './outline';
import { pageOf, spotsOf } from './page';
import { panesThere } from './panes';
import { rowSelector } from './table';
import type { LabelKey, Located, Pane, Target } from './types';
import { followingNode } from './value';
import { findFields } from './views/register';
import { isVisible, keepVisibility } from './visible';

const press =
  'button,a,[role=button],[role=link],[role=menuitem],li[title],div[title],input[type=submit],[data-telemetryname]';
const selectors: Record<Exclude<Target['role'], 'field' | 'cell'>, string> = {
  button: press,
  link: press,
  menu: '[data-telemetryname^="Menu-"],[role=menuitem],[role=treeitem],[role=link],nav a,li,a,button',
  tab: '[role=tab]',
  choice:
    '[role=radio],[role=option],[role=treeitem],[role=menuitemradio],[role=switch],[role=checkbox],[role=tab],label,button,[class*="optionPicker-item"],[type=radio],[type=checkbox]',
  row: rowSelector,
};

const paneTitles: Record<Pane, LabelKey | readonly LabelKey[]> = {
  endpoints: 'endpoints',
  'add-secret': 'addClientSecret',
  'permission-picker': 'requestApiPermissions',
  'configure-platforms': ['configurePlatforms', 'configureWeb'],
  'consent-dialog': 'consentConfirmation',
  'keep-other-permissions': 'keepOtherPermissions',
};

/**
 * Finds what a hint points at, by its words or its telemetry name, never by its class (knowledge/portal.md §9.9):
 * visible, and the only one. Inside a folded group the group's header is what to press.
 */
export function locate(
  document: Document,
  target: Target,
  labels: CompiledLabels,
  outline: Outline = new Outline(document, labels),
): Located {
  try {
    return keepVisibility(() => locateIn(document, target, outline));
  } catch {
    return { outcome: 'absent' };
  }
}

function locateIn(document: Document, target: Target, outline: Outline): Located {
  const all = innermost([...byTelemetry(document, target), ...byName(target, outline)]).filter((element) =>
    isInPane(outline, element, target),
  );
  const shown = all.filter((element) => isVisible(element));
  const [only] = shown;
  if (only && shown.length === 1) return { outcome: 'found', element: only };
  if (shown.length > 1) return { outcome: 'ambiguous', count: shown.length };
  for (const element of all) {
    const header = foldedHeader(element);
    if (header) return { outcome: 'collapsed', element: header };
  }
  return { outcome: 'absent' };
}

const byTelemetry = (document: Document, target: Target): Element[] =>
  target.telemetry
    ? [...document.querySelectorAll(`[data-telemetryname="${CSS.escape(target.telemetry)}" i]`)]
    : [];

function byName(target: Target, outline: Outline): Element[] {
  const { role, label } = target;
  if (role === 'field' || role === 'cell') {
    if (!label)
      return role === 'cell'
        ? byText(outline, 'td,[role=gridcell],[role=cell],[class*="gc-cell"]', target)
        : [];
    const page = pageOf(outline);
    if (role === 'field') return findFields(page, [label]);
    return spotsOf(page, label)
      .flatMap((spot) => followingNode(page, spot.element) ?? [])
      .filter((node) => node instanceof Element);
  }
  return byText(outline, selectors[role], target);
}

/** Elements of a role whose name, from any of the places a name can be in, is the one wanted. */
function byText(outline: Outline, selector: string, target: Target): Element[] {
  const found = new Set(outline.elements(namedLike(target, selector)));
  // Asking each control for its labels would go through the whole page each time.
  const controls = new Set<Element>();
  for (const label of outline.elements(labelElements)) {
    const { control } = label as HTMLLabelElement;
    if (!control || controls.has(control)) continue;
    controls.add(control);
    if (control.matches(selector) && isNamed(target, outline.labels, label.textContent)) found.add(control);
  }
  return [...found].sort(inOrder);
}

const labelElements: Kind = { selectors: ['label'] };
/** The same target is looked for again and again. */
const known = new WeakMap<Target, Kind>();

function namedLike(target: Target, selector: string): Kind {
  const kind = known.get(target) ?? {
    selectors: selector.split(','),
    test: (element: Element, labels: CompiledLabels) => hasName(target, element, labels),
    ...(target.label && target.text === undefined && target.role !== 'row' && { name: target.label }),
  };
  known.set(target, kind);
  return kind;
}

function isNamed(target: Target, labels: CompiledLabels, name: string | null): boolean {
  if (!name || name.length > 300) return false;
  if (target.label && matchLabel(labels, name, target.label)) return true;
  return target.text !== undefined && normalize(name) === normalize(target.text);
}

function hasName(target: Target, element: Element, labels: CompiledLabels): boolean {
  const is = (name: string | null) => isNamed(target, labels, name);
  if (is(element.getAttribute('aria-label')) || is(element.getAttribute('title'))) return true;
  if (target.role !== 'row') return is(element.textContent);
  return [...element.querySelectorAll('*')].some(
    (part) => part.childElementCount === 0 && is(part.textContent),
  );
}

/** A button around an icon and a text matches several times: the innermost one that is pressed is meant. */
const innermost = (elements: readonly Element[]): Element[] => {
  const all = [...new Set(elements)];
  return all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
};

function isInPane(outline: Outline, element: Element, target: Target): boolean {
  if (!target.pane) return true;
  const titles = [paneTitles[target.pane]].flat();
  const panes = outline.elements(panesThere).filter((pane) => isVisible(pane));
  if (panes.length === 0) return true;
  const titled = panes.filter((pane) =>
    [...pane.querySelectorAll('*')].some(
      (part) =>
        part.childElementCount === 0 &&
        titles.some((title) => matchLabel(outline.labels, (part.textContent ?? '').slice(0, 300), title)),
    ),
  );
  return (titled.length > 0 ? titled : panes).some((pane) => pane.contains(element));
}

/** The header of the folded group that an element is hidden in. */
function foldedHeader(element: Element): Element | null {
  for (let box = element.parentElement, level = 0; box && level < 8; box = box.parentElement, level++) {
    if (box.matches('details:not([open])')) return box.querySelector('summary');
    const controls = box.id
      ? box.ownerDocument.querySelector(`[aria-controls~="${CSS.escape(box.id)}"][aria-expanded=false]`)
      : null;
    const header =
      controls ??
      [...box.querySelectorAll('[aria-expanded=false]')].find((toggle) => precedes(toggle, element));
    if (header && isVisible(header)) return header;
  }
  return null;
}

const precedes = (toggle: Element, element: Element): boolean =>
  (toggle.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
