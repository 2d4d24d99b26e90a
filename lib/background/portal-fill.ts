import * as z from 'zod/mini';
import { browser } from '../browser';
import { entriesOf } from '../guide/entries';
import type { Entry } from '../guide/types';
import { maxLength } from '../lengths';
import { parseRoute } from '../portal/route';
import type { Labels } from '../portal/types';
import type { EntryOrder, EntryResult, EntrySearch, PortalFiller } from '../portal-fill';
import { deriveActive } from './app-state';
import { loadLabels } from './label-files';
import { combinePage, type FrameSight, type PageSight, visibleFrames } from './pages';
import type { Background } from './parts';

const sightsSchema = z.array(z.enum(['found', 'ambiguous', 'absent']));
const outcomesSchema = z.array(z.enum(['filled', 'changed', 'not-sure']));
const undoneSchema = z.array(
  z.strictObject({ id: z.string().check(maxLength(200)), outcome: z.enum(['restored', 'kept']) }),
);

/**
 * Enters what the admin asked for into the page as it is now. What is entered, and whether the page is the right one at
 * all, is worked out here from the setup; a frame only says which controls it has. One that several frames have, or
 * none, is left alone.
 */
export async function fillEntries(
  ids: string[],
  tabId: number,
  { store, pages }: Pick<Background, 'store' | 'pages'>,
): Promise<EntryResult[]> {
  const page = await pages.find(tabId);
  const active = deriveActive(await store.active(), Date.now());
  const reading = page && combinePage(page);
  if (!page?.url || !reading || !active) return [];
  const entries = entriesOf({ ...active, page: reading, route: parseRoute(page.url) }).filter(({ id }) =>
    ids.includes(id),
  );
  const frames = visibleFrames(page);
  const frameIds = frames.map(({ frameId }) => frameId);
  await browser.scripting.executeScript({ target: { tabId, frameIds }, files: ['portal-filler.js'] });
  const results: EntryResult[] = [];
  // One after the other: a choice may bring the next field with it.
  for (const entry of entries) results.push({ id: entry.id, outcome: await fillEntry(entry, page, frames) });
  return results;
}

async function fillEntry(entry: Entry, { tabId }: PageSight, frames: FrameSight[]) {
  const { id, targets, put } = entry;
  const search: EntrySearch = { id, targets, ...('tick' in put && { tick: put.tick }) };
  const sights = await Promise.all(
    frames.map(async (frame) => {
      const labels = await labelsOf(frame, frames);
      const args: [Labels[], EntrySearch] = [labels, search];
      const [answer] = await inFrame(tabId, frame.frameId, runFind, args);
      return { frame, labels, sight: sightsSchema.safeParse(answer).data?.[0] ?? 'absent' };
    }),
  );
  const seen = sights.filter(({ sight }) => sight !== 'absent');
  const [only] = seen;
  if (!only || seen.length > 1 || only.sight !== 'found') return 'not-sure';
  const order: EntryOrder = { ...search, put };
  const [answer] = await inFrame(tabId, only.frame.frameId, runFill, [only.labels, order]);
  return outcomesSchema.safeParse(answer).data?.[0] ?? 'not-sure';
}

/** Everything that was filled in on this page since it was loaded. */
export async function undoEntries(
  tabId: number,
  { pages }: Pick<Background, 'pages'>,
): Promise<EntryResult[]> {
  const page = await pages.find(tabId);
  if (!page) return [];
  const answers = await Promise.all(
    visibleFrames(page).map(({ frameId }) => inFrame(tabId, frameId, runUndo, [])),
  );
  return answers.flatMap(([answer]) => undoneSchema.safeParse(answer).data ?? []);
}

/** A frame without a language of its own is in the top document's. */
const labelsOf = (frame: FrameSight, frames: FrameSight[]): Promise<Labels[]> =>
  loadLabels([...frame.languages, ...(frames.find(({ position }) => position === null)?.languages ?? [])]);

/** A frame that is gone answers nothing. */
const inFrame = async <A extends unknown[]>(
  tabId: number,
  frameId: number,
  func: (...args: A) => unknown,
  args: A,
): Promise<unknown[]> =>
  browser.scripting
    .executeScript({ target: { tabId, frameIds: [frameId] }, func: func as () => unknown, args })
    .then((results) => results.map(({ result }) => result))
    .catch(() => []);

// These run in the frame, where portal-filler.js is: nothing from here is in reach.

type Scope = { waymarkPortalFiller?: PortalFiller };

const runFind = (labels: Labels[], search: EntrySearch) =>
  (globalThis as Scope).waymarkPortalFiller?.find(labels, [search]) ?? null;

const runFill = (labels: Labels[], order: EntryOrder) =>
  (globalThis as Scope).waymarkPortalFiller?.fill(labels, [order]) ?? null;

const runUndo = () => (globalThis as Scope).waymarkPortalFiller?.undo() ?? null;
