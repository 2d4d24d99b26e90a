import { chooseFrom, pressChoice, shownIn, until } from '../form-fill/choose';
import { type Control, elementsOf, findControls, frontOf, isReachable, stateOf } from '../form-fill/controls';
import { enter, holding } from '../form-fill/enter';
import { namesOf } from '../form-fill/names';
import type { Put } from '../form-fill/types';
import { type CompiledLabels, compileLabels, matchLabel, maxLabelLength } from '../portal/labels';
import { locate } from '../portal/locate';
import { monthsIn } from '../portal/months';
import { normalize } from '../portal/normalize';
import { paneSelector } from '../portal/panes';
import { rowSelector } from '../portal/table';
import type { Target } from '../portal/types';
import { isVisible } from '../portal/visible';
import type {
  EntryOrder,
  EntryOutcome,
  EntrySearch,
  EntrySight,
  EntryUndo,
  PortalFiller,
} from '../portal-fill';

type Undo = () => EntryUndo | Promise<EntryUndo>;
type Sought = { element: Element } | { sight: Exclude<EntrySight, 'found'> };

/**
 * Enters what the admin asked for into the one control that is meant, and takes it back. It presses nothing but choices:
 * Register, Add, Grant and Save are the admin's.
 */
export function createPortalFiller(document: Document): PortalFiller {
  const undos = new Map<string, Undo>();
  const entered = new Map<string, { put: Put; original: Put }>();

  const find = (labels: CompiledLabels, { targets, tick }: EntrySearch): Sought =>
    tick === undefined ? findTarget(document, targets, labels) : findTick(document, tick);

  const fillOne = async (labels: CompiledLabels, order: EntryOrder): Promise<EntryOutcome> => {
    const { id, put } = order;
    const sought = find(labels, order);
    if (!('element' in sought)) return 'not-sure';
    if ('tick' in put) {
      const box = await showTick(document, put.tick, sought.element);
      return box ? pressBox(id, box) : 'not-sure';
    }
    if ('text' in put) return enterInto(id, controlOf(document, sought.element), put.text);
    const isWanted = (text: string) =>
      'months' in put ? monthsIn(text) === put.months : matchLabel(labels, text, put.option) !== null;
    return choose(id, sought.element, isWanted, () => {
      const again = find(labels, order);
      return 'element' in again ? again.element : null;
    });
  };

  const enterInto = async (id: string, control: Control | null, put: Put): Promise<EntryOutcome> => {
    if (!control || stateOf(control, frontOf(document)) !== 'editable') return 'not-sure';
    const before = holding(control);
    if (before === null) return 'not-sure';
    const earlier = entered.get(id);
    // What we entered ourselves is nothing to go back to.
    const original = earlier && before === earlier.put ? earlier.original : before;
    enter(control, put);
    entered.set(id, { put, original });
    undos.set(id, () => {
      if (holding(control) === put) enter(control, original);
      return holding(control) === original ? 'restored' : 'kept';
    });
    return (await until(() => holding(control) === put)) ? 'filled' : 'changed';
  };

  const choose = async (
    id: string,
    element: Element,
    isWanted: (text: string) => boolean,
    again: () => Element | null,
  ): Promise<EntryOutcome> => {
    const control = controlOf(document, element);
    if (control?.kind === 'select') {
      const options = [...control.element.options];
      const wanted = options.filter(({ text }) => isWanted(text));
      return wanted.length === 1 && wanted[0]
        ? enterInto(id, control, options.indexOf(wanted[0]))
        : 'not-sure';
    }
    if (!element.matches('[role=combobox]')) return pressRadio(id, element);
    if (control && stateOf(control, frontOf(document)) !== 'editable') return 'not-sure';
    const before = shownIn(element);
    if (isWanted(before)) return 'filled';
    const shown = () => shownIn(again() ?? element);
    const choice = await chooseFrom(element, isWanted, shown);
    if (choice === 'none') return 'not-sure';
    undos.set(id, async () => {
      const list = again();
      // A list has no option for what stands there before the first choice.
      if (!list || !isWanted(shownIn(list))) return 'kept';
      return (await chooseFrom(list, (text) => text === before, shown)) === 'chosen' ? 'restored' : 'kept';
    });
    return choice === 'chosen' ? 'filled' : 'changed';
  };

  const pressRadio = async (id: string, element: Element): Promise<EntryOutcome> => {
    const radio = boxOf(element);
    if (!radio?.matches('[type=radio],[role=radio]')) return 'not-sure';
    const before = groupOf(radio).find(isOn);
    if (isOn(radio)) return 'filled';
    if (!pressChoice(radio)) return 'not-sure';
    undos.set(id, async () => {
      if (!isOn(radio) || !before?.isConnected) return 'kept';
      pressChoice(before);
      return (await until(() => isOn(before) && !isOn(radio))) ? 'restored' : 'kept';
    });
    return (await until(() => isOn(radio))) ? 'filled' : 'changed';
  };

  const pressBox = async (id: string, box: Element): Promise<EntryOutcome> => {
    if (isOn(box)) return 'filled';
    if (!pressChoice(box)) return 'not-sure';
    const name = id.replace(/^permission-/, '');
    undos.set(id, async () => {
      const found = findTick(document, name);
      const shown = 'element' in found ? await showTick(document, name, found.element) : null;
      if (!shown || !isOn(shown)) return 'kept';
      pressChoice(shown);
      return (await until(() => !isOn(shown))) ? 'restored' : 'kept';
    });
    return (await until(() => isOn(box))) ? 'filled' : 'changed';
  };

  return {
    find: (files, searches) => {
      const labels = compileLabels(files);
      return searches.map((search) => {
        const sought = find(labels, search);
        return 'element' in sought ? 'found' : sought.sight;
      });
    },
    fill: async (files, orders) => {
      const labels = compileLabels(files);
      const outcomes: EntryOutcome[] = [];
      for (const order of orders) outcomes.push(await fillOne(labels, order));
      return outcomes;
    },
    undo: async () => {
      const all = [...undos].toReversed();
      undos.clear();
      entered.clear();
      const outcomes: { id: string; outcome: EntryUndo }[] = [];
      for (const [id, undo] of all) outcomes.push({ id, outcome: await undo() });
      return outcomes;
    },
  };
}

/** The first of the targets that is on the page, if it is there once. */
function findTarget(document: Document, targets: readonly Target[], labels: CompiledLabels): Sought {
  let isAmbiguous = false;
  for (const target of targets) {
    const located = locate(document, target, labels);
    if (located.outcome === 'found') return located;
    isAmbiguous ||= located.outcome === 'ambiguous';
  }
  return { sight: isAmbiguous ? 'ambiguous' : 'absent' };
}

/** The tick of a permission; while its group is folded, the one field that filters the list. */
function findTick(document: Document, name: string): Sought {
  const ticks = ticksOf(document, name);
  const [tick] = ticks;
  if (tick && ticks.length === 1) return { element: tick };
  if (ticks.length > 1) return { sight: 'ambiguous' };
  const filters = inPanes(document).filter(({ kind }) => kind === 'text');
  const [filter] = filters;
  return filter && filters.length === 1 ? { element: filter.element } : { sight: 'absent' };
}

async function showTick(document: Document, name: string, found: Element): Promise<Element | null> {
  const filter = controlOf(document, found);
  if (filter?.kind === 'text') enter(filter, name);
  await until(() => ticksOf(document, name).length > 0);
  const ticks = ticksOf(document, name);
  return ticks.length === 1 ? (ticks[0] ?? null) : null;
}

function ticksOf(document: Document, name: string): Element[] {
  const isNamed = (text: string | null) =>
    text !== null && text.length <= maxLabelLength && normalize(text) === normalize(name);
  const isRowOf = (box: Element) =>
    [...(box.closest(rowSelector)?.querySelectorAll('*') ?? [])].some(
      (part) => part.childElementCount === 0 && isNamed(part.textContent),
    );
  return inPanes(document)
    .filter(({ element }) => element.matches('[type=checkbox],[role=checkbox]') && isReachable(element))
    .filter((control) => namesOf(control).some(isNamed) || isRowOf(control.element))
    .map(({ element }) => element);
}

const inPanes = (document: Document): Control[] =>
  findControls(document).filter(({ element }) => {
    const pane = element.closest(paneSelector);
    return pane !== null && isVisible(pane) && isReachable(element);
  });

const controlOf = (document: Document, element: Element): Control | null =>
  findControls(document).find((control) => elementsOf(control).includes(element)) ?? null;

/** What is ticked, by its words or by the element around it. */
const boxOf = (element: Element): Element | null =>
  element.matches('input,[role=radio]')
    ? element
    : ((element as HTMLLabelElement).control ?? element.querySelector('[type=radio],[role=radio]'));

/** The choices of which one is on at a time: a page may have several such groups. */
const groupOf = (radio: Element): Element[] =>
  radio instanceof HTMLInputElement && radio.name
    ? [...radio.ownerDocument.querySelectorAll<HTMLInputElement>('[type=radio]')].filter(
        ({ name, form }) => name === radio.name && form === radio.form,
      )
    : [...(radio.closest('[role=radiogroup],fieldset')?.querySelectorAll('[type=radio],[role=radio]') ?? [])];

const isOn = (box: Element): boolean =>
  box instanceof HTMLInputElement ? box.checked : box.getAttribute('aria-checked') === 'true';
