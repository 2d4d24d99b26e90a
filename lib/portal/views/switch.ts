import { normalize } from '../normalize';
import type { Kind } from '../outline';
import { addProblem, hasSpotInside, type Page, shownSpots } from '../page';
import { saysLabel } from '../table';
import { textOf } from '../text';
import type { LabelKey } from '../types';
import { linkedElements } from '../value';
import { isVisible } from '../visible';

const controlSelector =
  '[role=switch],[role=checkbox],[role=radio],[type=checkbox],[type=radio],[role=option],[class*="optionPicker-item"],button[aria-pressed],select';

/** Controls that mean something only beside each other. */
const choiceSelector = '[role=radio],[type=radio],[role=option],[class*="optionPicker-item"]';

interface SwitchState {
  on: boolean;
  label: string;
}

/**
 * A setting that is on or off, as the page's own semantics say it: ARIA or `checked`, whatever it is drawn with.
 * A class that looks selected proves nothing (knowledge/portal.md §5.8).
 */
export function readSwitch(page: Page, key: LabelKey): SwitchState | null {
  const states = new Map<boolean, string>();
  for (const { element, name } of switchLabels(page, key)) {
    const controls = controlsOf(page, element).filter(
      (control) => !isNamedOtherwise(page, control, name, key),
    );
    const state = stateOf(page, controls);
    if (state !== null) states.set(state, name);
  }
  const [first] = states;
  if (states.size > 1) addProblem(page, 'ambiguous', 'allowPublicClient', 'true / false');
  return states.size === 1 && first ? { on: first[0], label: first[1] } : null;
}

/** A switch with a name of its own is that setting's, however near it is. */
function isNamedOtherwise(page: Page, control: Element, label: string, key: LabelKey): boolean {
  if (control.matches(choiceSelector)) return false;
  const tied = (control.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => page.document.getElementById(id)?.textContent ?? '');
  const own = (control as HTMLInputElement).labels?.[0]?.textContent ?? '';
  const name = normalize(control.getAttribute('aria-label') ?? (tied.join(' ').trim() || own));
  return (
    name !== '' &&
    !name.includes(normalize(label)) &&
    !saysLabel(page, name, key) &&
    answerIn(page, [name]) === null
  );
}

const ariaNamed: Kind = { selectors: ['[aria-label]'] };

function switchLabels(page: Page, key: LabelKey): { element: Element; name: string }[] {
  const named = page.outline
    .elements(ariaNamed)
    .filter(
      (element) =>
        saysLabel(page, element.getAttribute('aria-label') ?? '', key) &&
        isVisible(element.parentElement ?? element),
    );
  const texts = shownSpots(page, [key]).map((spot) => ({ element: spot.element, name: spot.text }));
  return [...named.map((element) => ({ element, name: element.getAttribute('aria-label') ?? '' })), ...texts];
}

/**
 * The controls of the nearest box around a label that has any; of several, those that follow the label up to the
 * next one. A hidden input is drawn by its surroundings.
 */
function controlsOf(page: Page, label: Element): Element[] {
  for (const linked of linkedElements(page, label)) if (linked.matches(controlSelector)) return [linked];
  let inner = label;
  for (
    let box: Element | null = label, level = 0;
    box && level < 6;
    inner = box, box = box.parentElement, level++
  ) {
    const controls = controlsIn(box);
    if (
      controls.length === 1 ||
      (controls.length > 0 && controls.every((control) => control.matches(choiceSelector)))
    )
      return controls;
    if (controls.length === 0) continue;
    if (inner.previousElementSibling?.matches(controlSelector)) return [];
    let next = inner.nextElementSibling;
    while (next && controlsIn(next).length === 0 && !hasSpotInside(page, next))
      next = next.nextElementSibling;
    return next ? controlsIn(next) : [];
  }
  return [];
}

/** An input inside an element with the role is the same control once more. */
function controlsIn(box: Element): Element[] {
  const all = [...(box.matches(controlSelector) ? [box] : []), ...box.querySelectorAll(controlSelector)];
  const outer = all.filter((control) => !all.some((other) => other !== control && other.contains(control)));
  return outer.filter((control) => isVisible(control.parentElement ?? control));
}

function stateOf(page: Page, all: readonly Element[]): boolean | null {
  // An input inside an element with the role is the same control once more.
  const controls = all.filter(
    (control) => !all.some((outer) => outer !== control && outer.contains(control)),
  );
  const [only] = controls;
  if (controls.length === 1 && only) return only.matches(choiceSelector) ? null : isOn(page, only);
  const chosen = controls.filter((control) => isOn(page, control) === true);
  const [choice] = chosen;
  if (controls.length !== 2 || chosen.length !== 1 || !choice) return null;
  const other = controls.find((control) => control !== choice);
  const answer = answerOf(page, choice);
  return answer !== null && other && answerOf(page, other) === !answer ? answer : null;
}

function isOn(page: Page, control: Element): boolean | null {
  if (control instanceof HTMLSelectElement) {
    const answers = [...control.options].map(({ text }) => answerIn(page, [text]));
    const isPair = answers.length === 2 && answers[0] !== null && answers[0] === !answers[1];
    return isPair ? (answers[control.selectedIndex] ?? null) : null;
  }
  for (const attribute of ['aria-checked', 'aria-selected', 'aria-pressed']) {
    const value = control.getAttribute(attribute);
    if (value !== null) return value === 'true' ? true : value === 'false' ? false : null;
  }
  const input = control instanceof HTMLInputElement ? control : control.querySelector('input');
  return input && !input.indeterminate ? input.checked : null;
}

/** Yes or No, Enabled or Disabled: what a choice stands for. */
function answerOf(page: Page, control: Element): boolean | null {
  const label = control instanceof HTMLInputElement ? control.labels?.[0] : null;
  const name =
    control.getAttribute('aria-label') ?? (label ? textOf(label) : textOf(control, { withButtons: true }));
  return answerIn(page, [
    name,
    textOf(control.nextElementSibling ?? control),
    control.getAttribute('title') ?? '',
  ]);
}

function answerIn(page: Page, texts: readonly string[]): boolean | null {
  for (const text of texts) {
    if (saysLabel(page, text, 'yes') || saysLabel(page, text, 'enabled')) return true;
    if (saysLabel(page, text, 'no') || saysLabel(page, text, 'disabled')) return false;
  }
  return null;
}
