import { type CompiledLabels, matchLabel } from './labels';
import { normalize } from './normalize';
import { Outline } from './outline';
import { pageOf, spotsOf } from './page';
import { paneSelector } from './panes';
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
    return keepVisibility(() => locateIn(document, target, labels, outline));
  } catch {
    return { outcome: 'absent' };
  }
}

function locateIn(document: Document, target: Target, labels: CompiledLabels, outline: Outline): Located {
  const all = innermost([
    ...byTelemetry(document, target),
    ...byName(document, target, labels, outline),
  ]).filter((element) => isInPane(document, element, target, labels));
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

function byName(document: Document, target: Target, labels: CompiledLabels, outline: Outline): Element[] {
  const { role, label } = target;
  if (role === 'field' || role === 'cell') {
    if (!label)
      return role === 'cell'
        ? byText(document, 'td,[role=gridcell],[role=cell],[class*="gc-cell"]', target, labels)
        : [];
    const page = pageOf(outline);
    if (role === 'field') return findFields(page, [label]);
    return spotsOf(page, label)
      .flatMap((spot) => followingNode(page, spot.element) ?? [])
      .filter((node) => node instanceof Element);
  }
  return byText(document, selectors[role], target, labels);
}

/** Elements of a role whose name, from any of the places a name can be in, is the one wanted. */
function byText(document: Document, selector: string, target: Target, labels: CompiledLabels): Element[] {
  const wanted = target.text === undefined ? null : normalize(target.text);
  const isNamed = (name: string | null | undefined): boolean => {
    if (!name || name.length > 300) return false;
    if (target.label && matchLabel(labels, name, target.label)) return true;
    return wanted !== null && normalize(name) === wanted;
  };
  return [...document.querySelectorAll(selector)].filter((element) => {
    const names = [
      element.getAttribute('aria-label'),
      element.getAttribute('title'),
      (element as HTMLInputElement).labels?.[0]?.textContent,
    ];
    if (names.some(isNamed)) return true;
    if (target.role !== 'row') return isNamed(element.textContent);
    return [...element.querySelectorAll('*')].some(
      (part) => part.childElementCount === 0 && isNamed(part.textContent),
    );
  });
}

/** A button around an icon and a text matches several times: the innermost one that is pressed is meant. */
const innermost = (elements: readonly Element[]): Element[] => {
  const all = [...new Set(elements)];
  return all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
};

function isInPane(document: Document, element: Element, target: Target, labels: CompiledLabels): boolean {
  if (!target.pane) return true;
  const titles = [paneTitles[target.pane]].flat();
  const panes = [...document.querySelectorAll(paneSelector)].filter((pane) => isVisible(pane));
  if (panes.length === 0) return true;
  const titled = panes.filter((pane) =>
    [...pane.querySelectorAll('*')].some(
      (part) =>
        part.childElementCount === 0 &&
        titles.some((title) => matchLabel(labels, (part.textContent ?? '').slice(0, 300), title)),
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
