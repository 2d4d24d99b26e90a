import { browser } from '../browser';
import { nextHint } from '../guide/hints';
import type { FrameMessage, FrameState, PanelContent, PanelState } from '../messages';
import { parseRoute } from '../portal/route';
import type { Reading } from '../portal/types';
import { type ActiveSetup, deriveActive } from './app-state';
import { combinePage, type FrameSight, type PageSight, type Pages, visibleFrames } from './pages';
import type { SetupStore } from './setup-store';

const panelKey = 'panel';
const defaultPanel: PanelState = { side: 'right', top: 96, inset: 24, folded: false, dismissed: false };

/** Tells every frame of the portal what to show; nothing here changes a setup. */
export class Guidance {
  /** What each frame was last told, so that it is told only news. */
  #told = new Map<string, string>();

  constructor(
    private readonly store: SetupStore,
    private readonly pages: Pages,
  ) {}

  async panelState(): Promise<PanelState> {
    const stored = (await browser.storage.local.get(panelKey))[panelKey];
    return { ...defaultPanel, ...(typeof stored === 'object' ? stored : {}) };
  }

  async setPanelState(panel: PanelState): Promise<void> {
    await browser.storage.local.set({ [panelKey]: panel });
  }

  /** What a frame that has just loaded gets; `labels` only here. */
  async firstState(page: PageSight, frame: FrameSight, labels: FrameState['labels']): Promise<FrameState> {
    const active = deriveActive(await this.store.active(), Date.now());
    const state = stateOf(page, frame, active, active && (await this.panelState()));
    this.#told.set(this.#key(page, frame), JSON.stringify(state));
    return { ...state, labels: active ? labels : null };
  }

  async pushAll(): Promise<void> {
    await Promise.all((await this.pages.list()).map((page) => this.push(page)));
  }

  async push(page: PageSight): Promise<void> {
    const active = deriveActive(await this.store.active(), Date.now());
    const panel = active && (await this.panelState());
    await Promise.all(
      page.frames.map(async (frame) => {
        const state = stateOf(page, frame, active, panel);
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

  #key(page: PageSight, frame: FrameSight): string {
    return `${page.tabId}:${frame.frameId}`;
  }
}

function stateOf(
  page: PageSight,
  frame: FrameSight,
  active: ActiveSetup | null,
  panel: PanelState | null,
): FrameState {
  if (!active || !panel) {
    return { active: false, url: page.url, labels: null, hint: null, drawRing: false, panel: null };
  }
  const reading = combinePage(page);
  const hint =
    reading && !panel.dismissed
      ? nextHint({ ...active, page: reading, route: page.url ? parseRoute(page.url) : null })
      : null;
  const sightings = visibleFrames(page).filter((seen) => hint && seen.hint?.id === hint.id);
  const pointing = sightings.filter(
    (seen) => seen.hint?.outcome === 'found' || seen.hint?.outcome === 'collapsed',
  );
  const isAlone = pointing.length === 1 && pointing[0]?.frameId === frame.frameId;
  return {
    active: true,
    url: page.url,
    labels: null,
    hint,
    drawRing: isAlone,
    panel:
      frame.position === null ? panelContent(active, panel, reading, hint, sightings, pointing.length) : null,
  };
}

function panelContent(
  { setup, guide, recipe, variant }: ActiveSetup,
  state: PanelState,
  reading: Reading | null,
  hint: FrameState['hint'],
  sightings: FrameSight[],
  pointing: number,
): PanelContent {
  const outcomes = sightings.map((seen) => seen.hint?.outcome);
  const hintOutcome =
    sightings.length === 0
      ? null
      : pointing === 1
        ? (outcomes.find((outcome) => outcome === 'found' || outcome === 'collapsed') ?? null)
        : pointing > 1 || outcomes.includes('ambiguous')
          ? 'ambiguous'
          : 'absent';
  return {
    setup,
    guide,
    recipeName: recipe.name,
    variantName: variant.name,
    state,
    hint,
    hintOutcome,
    page: reading
      ? { view: reading.view, panes: reading.panes, problems: reading.problems, partial: reading.partial }
      : { view: 'other', panes: [], problems: [], partial: [] },
  };
}
