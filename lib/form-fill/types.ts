import type { DeliveryError } from '../delivery/types';

/**
 * Filling in a form on a page of somebody else: what is told of its fields, what is to go into them, and what came of
 * it. Plain data: frames and the background exchange it (docs/form-fill.md).
 */

export type FieldKind = 'text' | 'checkbox' | 'select' | 'radio' | 'custom';

/** One field as the script in its frame sees it. Page text all through: it proves nothing but what the page says. */
export interface FieldSight {
  /** The same as long as the element is there; of this frame's document only. */
  field: number;
  kind: FieldKind;
  /** What it is called: by `label`, `aria-label` and the like, or by what stands before it. As written. */
  names: string[];
  /** A placeholder or a title: a hint, never a name. */
  hint: string;
  name: string;
  id: string;
  /** The headings above it, the nearest first. */
  sections: string[];
  state: 'editable' | 'disabled' | 'readonly' | 'hidden';
  /** What it holds: a text, `true` or `false`, or the chosen option's text. Null: a secret, which is not read. */
  value: string | null;
  hasValue: boolean;
  /** Of a list or a group of radio buttons, in order. */
  options: { value: string; text: string }[];
  /** Place in `options`; -1 for none. */
  chosen: number;
  /** Longest text that it takes; null for no limit. */
  maxLength: number | null;
  /** It takes numbers only. */
  numeric: boolean;
}

/** With the frame it is in. */
export interface PlacedField extends FieldSight {
  frameId: number;
}

/** How a field is recognised: by what it is called, or by the attribute of that name. */
export type FieldKey = 'label' | 'name' | 'id';

/** A value on its way into a form. */
export interface FormTarget {
  key: string;
  /** What the field is called, or its attribute. */
  called: string;
  value: string;
  secret: boolean;
  type: 'text' | 'number' | 'boolean' | 'choice';
}

/** What is entered: a text, whether a box is ticked, or the place of an option. */
export type Put = string | boolean | number;

export interface Match {
  key: string;
  outcome: MatchOutcome;
  /** The one field that is meant, where there is exactly one. */
  field: PlacedField | null;
  /** Only for `certain`. */
  put: Put | null;
}

export type MatchOutcome =
  /** Exactly one field is meant, and it can be filled in. */
  | 'certain'
  /** It holds the value already. */
  | 'same'
  /** A control of the page's own making: only its own clicks set it. */
  | 'by-hand'
  /** Several fields are called that, or the field is meant by several values. */
  | 'ambiguous'
  | 'missing'
  /** Only a placeholder says so. */
  | 'hint-only'
  | 'disabled'
  | 'readonly'
  | 'hidden'
  /** It stands under the heading of another form. */
  | 'other-section'
  | 'no-such-option'
  | 'too-long'
  | 'not-a-number';

/** What a frame is asked to look for. It is told no value. */
export interface SurveyOrder {
  /** Frames of another origin say nothing. */
  origin: string;
  /** Which form it is for: what is filled in is taken back form by form. */
  form: string;
  by: FieldKey;
  called: { text: string; secret: boolean }[];
}

export interface FrameSurvey {
  fields: FieldSight[];
  /** More fields are called that than anybody could mean. */
  tooMany: boolean;
  /** Frames in it that show another origin's page. */
  foreignFrames: number;
  /** Fields that Waymark filled in for this form and has not taken back. */
  undoable: number;
}

export interface FillOrder {
  origin: string;
  form: string;
  entries: { field: number; put: Put }[];
}

/** `changed`: the page made something else of it. `gone`: the field is no longer there, or no longer open to a change. */
export type EntryOutcome = 'filled' | 'changed' | 'gone';

/** `kept`: somebody changed it since, and keeps what they entered. */
export type UndoOutcome = 'restored' | 'kept' | 'changed' | 'gone';

export interface UndoOrder {
  origin: string;
  form: string;
}

/** What the script leaves in its frame for the background to call. */
export interface FormFiller {
  survey(order: SurveyOrder): FrameSurvey | null;
  fill(order: FillOrder): Promise<{ field: number; outcome: EntryOutcome }[] | null>;
  undo(order: UndoOrder): Promise<{ field: number; outcome: UndoOutcome }[] | null>;
}

/** One value of the form as the admin sees it before anything is filled in. */
export interface FormRow {
  key: string;
  label: string;
  secret: boolean;
  outcome: MatchOutcome;
  /** Where it would go: given back with the admin's yes, and compared with what is there then. */
  place: FieldPlace | null;
  /** What the field holds now; null for a secret, which is not read. */
  current: string | null;
  hasValue: boolean;
}

export interface FieldPlace {
  frameId: number;
  field: number;
}

export interface FormPreview {
  tabId: number;
  tabTitle: string;
  /** The form, as the recipe names it. */
  page: string;
  rows: FormRow[];
  /** False where other forms of the helpdesk have fields of the same names and the page does not say which one it is. */
  isNamed: boolean;
  foreignFrames: number;
  undoable: number;
}

/** `not-sure`: since the admin looked, the field is no longer the only one that is meant, or is another one. */
export type RowOutcome = EntryOutcome | 'not-sure';

export type FormReply =
  /** Without a preview where the form could not be looked at once more: what was done is told all the same. */
  | { ok: true; preview: FormPreview | null; filled: Record<string, RowOutcome>; undone: UndoOutcome[] }
  | { ok: false; error: DeliveryError };
