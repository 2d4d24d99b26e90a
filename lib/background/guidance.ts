import { browser } from '../browser';
import { entriesOf } from '../guide/entries';
import { nextHint, warningsOf } from '../guide/hints';
import { inPortalsWords } from '../guide/in-portals-words';
import { sayProblem } from '../guide/problems';
import type { Entry, Hint } from '../guide/types';
import { message } from '../i18n';
import type { FrameMessage, FrameState, HintSighting, PanelContent, PanelState } from '../messages';
import { parseRoute } from '../portal/route';
import type { Labels, Reading } from '../portal/types';
import { shownSecretRow } from '../setup/secret';
import type { Setup } from '../setup/types';
import { waysFrom } from '../setup-link';
import { type ActiveSetup, showActive } from './app-state';
import { Kept } from './kept';
import { loadWordings } from './label-files';
import { combinePage, type FrameSight, languageOf, type PageSight, type Pages, visibleFrames } from './pages';
import { ringOrder } from './ring-order';
import type { SetupStore } from './setup-store';

const panelKey = 'panel';
const defaultPanel: PanelState = { side: 'right', top: 96, inset: 24, folded: false, dismissed: false };

/** Tells every frame of the portal what to show; nothing here changes a setup. */
export class Guidance {
  /** What each frame was last told, so that it is told only news. */
  #told = new Map<string, string>();
  #panel = new Kept(readPanel);

  constructor(
    private readonly store: SetupStore,
    private readonly pages: Pages,
  ) {}

  panelState(): Promise<PanelState> {
    return this.#panel.read();
  }

  async setPanelState(panel: PanelState): Promise<void> {
    await this.#panel.write(panel, () => browser.storage.local.set({ [panelKey]: panel }));
  }

  /** What a frame that has just loaded gets; `labels` only here. */
  async firstState(page: PageSight, frame: FrameSight, labels: FrameState['labels']): Promise<FrameState> {
    const active = await showActive(this.store);
    const panel = active && (await this.panelState());
    const state = stateOf(page, frame, active, panel, await wordingsOf(page), this.store.isFull);
    this.#told.set(this.#key(page, frame), JSON.stringify(state));
    return { ...state, labels: active ? labels : null };
  }

  async pushAll(): Promise<void> {
    await Promise.all((await this.pages.list()).map((page) => this.push(page)));
  }

  async push(page: PageSight): Promise<void> {
    const active = await showActive(this.store);
    const panel = active && (await this.panelState());
    const wordings = await wordingsOf(page);
    await Promise.all(
      page.frames.map(async (frame) => {
        const state = stateOf(page, frame, active, panel, wordings, this.store.isFull);
        const text = JSON.stringify(state);
        if (this.#told.get(this.#key(page, frame)) === text) return;
        this.#told.set(this.#key(page, frame), text);
        const message: FrameMessage = { type: 'frame-state', state };
        // A frame that is gone can't be told; its page entry goes with its tab.
        await browser.tabs
          .sendMessage(page.tabId, message, { frameId: frame.frameId })
          .catch(() => this.#told.delete(this.#key(page, frame)));
      }),
    );
  }

  /** Child frames may have reported before the top document did, which starts the page afresh. */
  askAgain(tabId: number, frameIds: number[]): void {
    const message: FrameMessage = { type: 'report-again' };
    for (const frameId of frameIds) {
      if (frameId !== 0) browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => undefined);
    }
  }

  #key(page: PageSight, frame: FrameSight): string {
    return `${page.tabId}:${frame.frameId}`;
  }
}

async function readPanel(): Promise<PanelState> {
  const stored = (await browser.storage.local.get(panelKey))[panelKey];
  return { ...defaultPanel, ...(typeof stored === 'object' ? stored : {}) };
}

const wordingsOf = (page: PageSight) => loadWordings(languageOf(page));

function stateOf(
  page: PageSight,
  frame: FrameSight,
  active: ActiveSetup | null,
  panel: PanelState | null,
  wordings: readonly Labels[],
  isFull: boolean,
): FrameState {
  if (!active || !panel) {
    return { active: false, url: page.url, labels: null, hint: null, ring: null, panel: null };
  }
  const reading = combinePage(page);
  const route = page.url ? parseRoute(page.url) : null;
  const input = reading && { ...active, page: reading, route, directory: page.directory };
  const hint = input && !panel.dismissed ? inPortalsWords(nextHint(input), wordings) : null;
  const sight = hint && lookFor(hint, page);
  return {
    active: true,
    url: page.url,
    labels: null,
    hint,
    ring: sight?.frameId === frame.frameId ? ringOrder(sight.hint, sight.outcome, hint?.wrong) : null,
    panel:
      frame.position === null
        ? {
            setup: withoutRecipe(active.setup),
            guide: inPortalsWords(active.guide, wordings),
            recipeName: active.recipe.name,
            variantName: active.variant.name,
            state: panel,
            hint: sight?.hint ?? hint,
            hintOutcome: sight?.outcome ?? null,
            warnings: [
              ...(isFull ? [message('panelStorageFull')] : []),
              ...(input ? inPortalsWords(warningsOf(input), wordings) : []),
            ],
            entries: input ? inPortalsWords(entriesOf(input).map(shownEntry), wordings) : [],
            ways: waysFrom(page.url, active.setup),
            secretMoment: secretMoment(active.setup, reading),
            page: {
              view: reading?.view ?? 'other',
              panes: reading?.panes ?? [],
              problems: inPortalsWords(reading?.problems.map(sayProblem) ?? [], wordings),
              partial: reading?.partial ?? [],
            },
            inTheWay: visibleFrames(page).flatMap(({ position, inTheWay }) =>
              position !== null && inTheWay ? [{ position, ...inTheWay }] : [],
            ),
          }
        : null,
  };
}

/** The panel is told what it shows of a recipe; the whole of it would go to the page's process with every news. */
const withoutRecipe = ({ recipe: _, ...setup }: Setup): Setup => setup;

/** The portal shows a secret once, and Waymark keeps it for an hour: until the admin has it, nobody is to forget that. */
function secretMoment({ secret }: Setup, page: Reading | null): PanelContent['secretMoment'] {
  if (!secret || secret.keptSafe || secret.origin !== 'page') return null;
  return page && shownSecretRow(page) ? 'shown' : secret.held ? 'over' : null;
}

const shownEntry = ({ id, label, value, done }: Entry) => ({ id, label, value, done });

interface HintSight {
  /** The hint, or the alternative that a frame has found. */
  hint: Hint;
  outcome: HintSighting['outcome'] | null;
  /** The one frame that has its target; null for none, and for several. */
  frameId: number | null;
}

/** What the frames say of a hint: pointed at only where exactly one frame has its target. */
function lookFor(hint: Hint, page: PageSight): HintSight {
  const candidates = [hint, ...(hint.alternatives ?? [])];
  const frames = visibleFrames(page);
  const sightings = frames.flatMap(({ frameId, hint: seen }) => (seen ? [{ frameId, ...seen }] : []));
  for (const candidate of candidates) {
    const found = sightings.filter(
      ({ id, outcome }) => id === candidate.id && (outcome === 'found' || outcome === 'collapsed'),
    );
    const [only] = found;
    if (only && found.length === 1) return { hint: candidate, outcome: only.outcome, frameId: only.frameId };
    if (found.length > 1) return { hint: candidate, outcome: 'ambiguous', frameId: null };
  }
  const own = sightings.filter(({ id }) => candidates.some((candidate) => candidate.id === id));
  if (own.some(({ outcome }) => outcome === 'ambiguous'))
    return { hint, outcome: 'ambiguous', frameId: null };
  // Who has not looked for it yet may still find it.
  const isOver = own.length > 0 && own.length === frames.length;
  return { hint, outcome: isOver ? 'absent' : null, frameId: null };
}
