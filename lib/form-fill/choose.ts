import { cleanText } from '../portal/normalize';
import { fieldText, textOf } from '../portal/text';
import { isVisible } from '../portal/visible';

/**
 * Choosing from a list of the page's own making, as a person does: press it, press the option, see that it stands there.
 * Pressed is nothing but what says of itself that it is a choice: never a button, a link or anything that submits.
 */

const choices =
  '[role=combobox],[role=option],[role=treeitem],[role=menuitemradio],[role=radio],[role=checkbox],input[type=radio],input[type=checkbox]';

/** For a list to open, and for a page to take a choice. Milliseconds. */
const patience = 1_500;
const interval = 50;

/** True where it was pressed at all. */
export function pressChoice(element: Element): boolean {
  const submits = element instanceof HTMLButtonElement && element.form !== null && element.type === 'submit';
  if (!element.matches(choices) || submits) return false;
  const common = { bubbles: true, composed: true, cancelable: true, button: 0, detail: 1 };
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    const Made = type.startsWith('pointer') ? PointerEvent : MouseEvent;
    element.dispatchEvent(new Made(type, { ...common, buttons: type.endsWith('down') ? 1 : 0 }));
  }
  return true;
}

/** Whether it came true before patience ran out. */
export async function until(isSo: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += interval) {
    if (isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
  return isSo();
}

export type Choice = 'chosen' | 'other' | 'none';

/** Chooses the one option whose text is wanted. `none`: there is no such option, or several, and nothing was chosen. */
export async function chooseFrom(
  list: Element,
  isWanted: (text: string) => boolean,
  shown: () => string,
): Promise<Choice> {
  const isOpen = () => list.getAttribute('aria-expanded') === 'true';
  if (!isOpen()) pressChoice(list);
  let options: Element[] = [];
  await until(() => {
    options = optionsOf(list).filter((option) => namesOf(option).some(isWanted));
    return options.length > 0;
  });
  const [only] = options;
  if (!only || options.length > 1 || !pressChoice(only)) {
    if (isOpen()) pressChoice(list);
    return 'none';
  }
  return (await until(() => isWanted(shown()))) ? 'chosen' : 'other';
}

/** Those of the list that it says are its own; where it names none, all that are open, which is one list. */
function optionsOf(list: Element): Element[] {
  const ids = ['aria-controls', 'aria-owns'].flatMap((name) => (list.getAttribute(name) ?? '').split(/\s+/));
  const own = ids.flatMap((id) => (id && list.ownerDocument.getElementById(id)) || []);
  const boxes = own.length > 0 ? own : [...list.ownerDocument.querySelectorAll('[role=listbox],[role=tree]')];
  return [...new Set(boxes)]
    .flatMap((box) => [...box.querySelectorAll('[role=option],[role=treeitem]')])
    .filter(isVisible);
}

const namesOf = (option: Element): string[] => [
  textOf(option, { withButtons: true }),
  cleanText(option.getAttribute('title') ?? ''),
];

export const shownIn = (list: Element): string => cleanText(fieldText(list));
