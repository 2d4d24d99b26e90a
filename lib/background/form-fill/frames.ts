import * as z from 'zod/mini';
import { browser } from '../../browser';
import type {
  FillOrder,
  FormFiller,
  FrameSurvey,
  PlacedField,
  SurveyOrder,
  UndoOrder,
} from '../../form-fill/types';
import { maxLength } from '../../lengths';

/**
 * Talks to the script in the frames of the helpdesk's page. What comes back was read off that page: nothing of it is
 * believed but its shape.
 */

const text = (length: number) => z.string().check(maxLength(length));
const handle = z.int().check(z.gte(1));
const count = z.int().check(z.gte(0));

const fieldSchema = z.strictObject({
  field: handle,
  kind: z.enum(['text', 'checkbox', 'select', 'radio', 'custom']),
  names: z.array(text(200)).check(maxLength(20)),
  hint: text(200),
  name: text(200),
  id: text(200),
  sections: z.array(text(200)).check(maxLength(8)),
  state: z.enum(['editable', 'disabled', 'readonly', 'hidden']),
  value: z.nullable(text(4000)),
  hasValue: z.boolean(),
  options: z.array(z.strictObject({ value: text(200), text: text(200) })).check(maxLength(300)),
  chosen: z.int().check(z.gte(-1)),
  maxLength: z.nullable(count),
  numeric: z.boolean(),
});

const surveySchema = z.strictObject({
  fields: z.array(fieldSchema).check(maxLength(200)),
  tooMany: z.boolean(),
  foreignFrames: count,
  undoable: count,
});

const entriesSchema = z.array(
  z.strictObject({ field: handle, outcome: z.enum(['filled', 'changed', 'gone']) }),
);
const undoneSchema = z.array(
  z.strictObject({ field: handle, outcome: z.enum(['restored', 'kept', 'changed', 'gone']) }),
);

export interface PageSurvey extends Omit<FrameSurvey, 'fields'> {
  fields: PlacedField[];
}

/** Null where no frame answers: the page is none that scripts may look into, or another origin's by now. */
export async function survey(tabId: number, order: SurveyOrder): Promise<PageSurvey | null> {
  const target = { tabId, allFrames: true };
  await browser.scripting.executeScript({ target, files: ['filler.js'] });
  const results = await browser.scripting.executeScript({ target, func: runSurvey, args: [order] });
  const frames = results.flatMap(({ frameId, result }) => {
    const found = surveySchema.safeParse(result);
    return found.success ? [{ ...found.data, frameId }] : [];
  });
  if (frames.length === 0) return null;
  const sum = (name: 'foreignFrames' | 'undoable') => frames.reduce((all, frame) => all + frame[name], 0);
  return {
    fields: frames.flatMap(({ fields, frameId }) => fields.map((field) => ({ ...field, frameId }))),
    tooMany: frames.some(({ tooMany }) => tooMany),
    foreignFrames: sum('foreignFrames'),
    undoable: sum('undoable'),
  };
}

/** In one frame only: a value goes to the frame that has its field, and to no other. */
export async function fill(tabId: number, frameId: number, order: FillOrder) {
  const target = { tabId, frameIds: [frameId] };
  const results = await browser.scripting.executeScript({ target, func: runFill, args: [order] });
  return entriesSchema.safeParse(results[0]?.result).data ?? [];
}

export async function undo(tabId: number, order: UndoOrder) {
  const target = { tabId, allFrames: true };
  const results = await browser.scripting.executeScript({ target, func: runUndo, args: [order] });
  return results.flatMap(({ result }) => undoneSchema.safeParse(result).data ?? []);
}

// These run in the frame, where filler.js is: nothing from here is in reach. In a document that has come since there is
// no such script, and so nobody who would take what they bring.

const runSurvey = (order: SurveyOrder) =>
  (globalThis as { waymarkFiller?: FormFiller }).waymarkFiller?.survey(order) ?? null;

const runFill = (order: FillOrder) =>
  (globalThis as { waymarkFiller?: FormFiller }).waymarkFiller?.fill(order) ?? null;

const runUndo = (order: UndoOrder) =>
  (globalThis as { waymarkFiller?: FormFiller }).waymarkFiller?.undo(order) ?? null;
