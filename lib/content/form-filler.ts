import { type Control, elementsOf, findControls, frontOf, stateOf } from '../form-fill/controls';
import { enter, holding, shownValue } from '../form-fill/enter';
import { isCalled } from '../form-fill/match';
import { headingsOf, namesOf, optionName } from '../form-fill/names';
import type {
  EntryOutcome,
  FieldSight,
  FillOrder,
  FormFiller,
  FrameSurvey,
  Put,
  SurveyOrder,
  UndoOrder,
  UndoOutcome,
} from '../form-fill/types';
import { cleanText } from '../portal/normalize';
import { keepVisibility } from '../portal/visible';

const mostFields = 200;
const mostOptions = 300;
/** Time for a page to answer what was entered: to show another field, or to put its own value there. Milliseconds. */
const reaction = 150;

/** What was there before Waymark filled a field in, and what it put there. */
interface Change {
  form: string;
  before: Put;
  after: Put;
}

/** Looks at the form of its document, fills in what it is told to, and takes it back. It presses no button. */
export function createFormFiller(document: Document): FormFiller {
  const handles = new WeakMap<Element, number>();
  const controls = new Map<number, Control>();
  const changes = new Map<number, Change>();
  let last = 0;
  const origin = () => document.defaultView?.origin;

  const handleOf = (control: Control): number => {
    const handle = handles.get(control.element) ?? ++last;
    handles.set(control.element, handle);
    controls.set(handle, control);
    return handle;
  };

  /** Null where it is no longer on the page, or no longer open to a change. */
  const reach = (field: number): Control | null => {
    const control = controls.get(field);
    if (!control || !elementsOf(control).every((element) => element.isConnected)) return null;
    return stateOf(control, frontOf(document)) === 'editable' ? control : null;
  };

  const survey = (order: SurveyOrder): FrameSurvey | null =>
    origin() === order.origin ? keepVisibility(() => look(order)) : null;

  const look = (order: SurveyOrder): FrameSurvey => {
    const front = frontOf(document);
    const fields: FieldSight[] = [];
    let tooMany = false;
    for (const control of findControls(document)) {
      const { element } = control;
      const called = {
        names: namesOf(control),
        name: nameOf(element),
        id: element.id,
        hint: hintOf(element),
      };
      const wanted = order.called.filter(
        ({ text }) =>
          isCalled(called, text, order.by) || isCalled({ ...called, names: [called.hint] }, text, order.by),
      );
      if (wanted.length === 0) continue;
      if (fields.length === mostFields) {
        tooMany = true;
        break;
      }
      const isSecret =
        wanted.some(({ secret }) => secret) || (element as HTMLInputElement).type === 'password';
      const value = shownValue(control);
      fields.push({
        field: handleOf(control),
        kind: control.kind,
        ...called,
        sections: headingsOf(element),
        state: stateOf(control, front),
        value: isSecret ? null : value.slice(0, 4000),
        hasValue: value !== '',
        options: optionsOf(control),
        chosen: control.kind === 'select' || control.kind === 'radio' ? Number(holding(control)) : -1,
        maxLength: maxLengthOf(element),
        numeric: (element as HTMLInputElement).type === 'number',
      });
    }
    const undoable = changesOf(order.form).length;
    return { fields, tooMany, foreignFrames: foreignFramesIn(document), undoable };
  };

  const settle = () => new Promise((resolve) => setTimeout(resolve, reaction));

  const fill = async ({ origin: wanted, form, entries }: FillOrder) => {
    if (origin() !== wanted) return null;
    // A choice may bring other values with it, such as the port of a protocol: texts come after.
    const sorted = entries.toSorted((a, b) => rank(a.field) - rank(b.field));
    // All at the start: what one entry makes the page change in another field was not there before.
    const found = new Map(
      sorted.map(({ field }) => [field, changes.get(field)?.before ?? holdingIn(field)] as const),
    );
    const put = async ({ field, put: value }: FillOrder['entries'][number]) => {
      const control = reach(field);
      const before = found.get(field) ?? null;
      if (!control || before === null) return;
      enter(control, value);
      changes.set(field, { form, before, after: value });
      if (control.kind !== 'text') await settle();
    };
    for (const entry of sorted) await put(entry);
    await settle();
    // What another entry made the page change is entered once more, and never a third time.
    for (const entry of sorted.filter((entry) => outcomeOf(entry) === 'changed')) await put(entry);
    await settle();
    return entries.map((entry) => ({ field: entry.field, outcome: outcomeOf(entry) }));
  };

  const holdingIn = (field: number): Put | null => {
    const control = reach(field);
    return control && holding(control);
  };

  const rank = (field: number) => (controls.get(field)?.kind === 'text' ? 1 : 0);

  const outcomeOf = ({ field, put }: FillOrder['entries'][number]): EntryOutcome => {
    const control = controls.get(field);
    if (!control || !changes.has(field) || !elementsOf(control).every(({ isConnected }) => isConnected))
      return 'gone';
    return holding(control) === put ? 'filled' : 'changed';
  };

  const changesOf = (form: string) => [...changes].filter(([, change]) => change.form === form);

  const undo = async ({ origin: wanted, form }: UndoOrder) => {
    if (origin() !== wanted) return null;
    const made = changesOf(form).toReversed();
    const outcomes = new Map<number, UndoOutcome>();
    // Texts first: with a choice taken back, their fields may go.
    const sorted = made.toSorted(([a], [b]) => rank(b) - rank(a));
    for (const [field, change] of sorted) outcomes.set(field, await takeBack(field, change));
    // A choice taken back may have brought another value with it.
    for (const [field, { before }] of sorted) {
      const control = outcomes.get(field) === 'restored' ? reach(field) : null;
      if (!control || holding(control) === before) continue;
      enter(control, before);
      await settle();
      if (holding(control) !== before) outcomes.set(field, 'changed');
    }
    for (const [field] of made) changes.delete(field);
    return made.map(([field]) => ({ field, outcome: outcomes.get(field) ?? 'gone' }));
  };

  const takeBack = async (field: number, { before, after }: Change): Promise<UndoOutcome> => {
    const control = reach(field);
    if (!control) return 'gone';
    if (holding(control) !== after) return holding(control) === before ? 'restored' : 'kept';
    enter(control, before);
    await settle();
    return holding(control) === before ? 'restored' : 'changed';
  };

  return { survey, fill, undo };
}

const nameOf = (element: Element): string => (element.getAttribute('name') ?? '').slice(0, 200);

const hintOf = (element: Element): string =>
  cleanText(element.getAttribute('placeholder') ?? element.getAttribute('title') ?? '').slice(0, 200);

function optionsOf(control: Control): FieldSight['options'] {
  const options =
    control.kind === 'select'
      ? [...control.element.options].map((option) => ({
          value: option.value,
          text: cleanText(option.textContent ?? ''),
        }))
      : control.kind === 'radio'
        ? control.group.map((radio) => ({ value: radio.value, text: optionName(radio) }))
        : [];
  return options
    .slice(0, mostOptions)
    .map(({ value, text }) => ({ value: value.slice(0, 200), text: text.slice(0, 200) }));
}

function maxLengthOf(element: Element): number | null {
  const length = (element as HTMLInputElement).maxLength;
  return typeof length === 'number' && length >= 0 ? length : null;
}

/** Frames whose document is another origin's: what is in them can't be told. */
const foreignFramesIn = (document: Document): number =>
  [...document.querySelectorAll('iframe')].filter(
    (frame) => frame.contentDocument === null && frame.getBoundingClientRect().width > 1,
  ).length;
