import { browser } from '../browser';
import type { FrameBoxes, HintSighting } from '../messages';
import { combine } from '../portal/combine';
import { type LabelLanguage, spokenLanguage } from '../portal/languages';
import type { Reading } from '../portal/types';
import { withoutSecrets } from '../setup/secret';
import { Kept } from './kept';

/** What one frame of a portal tab last said. */
export interface FrameSight {
  frameId: number;
  position: number | null;
  languages: string[];
  reading: Reading | null;
  hint: HintSighting | null;
  inTheWay?: FrameBoxes;
}

/** One portal tab as its frames see it. Kept in `storage.session`, since a fresh secret may be on the page. */
export interface PageSight {
  tabId: number;
  url: string | null;
  /** Positions of the child frames that are visible now. */
  visible: number[];
  frames: FrameSight[];
  /** Of whoever is signed in to this tab's portal. */
  directory: string | null;
  /** The name typed on the register form in this tab, and for which setup: it tells which overview is its new app's. */
  registered: { name: string; setupId: string } | null;
}

const key = (tabId: number) => `page:${tabId}`;

const emptyPage = (tabId: number): PageSight => ({
  tabId,
  url: null,
  visible: [],
  frames: [],
  directory: null,
  registered: null,
});

/** The frames whose content the admin can see: the top document and the visible child frames. */
export const visibleFrames = (page: PageSight): FrameSight[] =>
  page.frames.filter((frame) => frame.position === null || page.visible.includes(frame.position));

/** The page as a whole; null until the top document has reported. */
export function combinePage(page: PageSight): Reading | null {
  const frames = visibleFrames(page);
  const top = frames.find((frame) => frame.position === null)?.reading;
  if (!top) return null;
  return combine(
    top,
    frames
      .filter((frame) => frame.position !== null && frame.reading)
      .map((frame) => frame.reading as Reading),
  );
}

/** The language that the portal speaks in this tab: the top document says so best, blades may not know. */
export const languageOf = (page: PageSight): LabelLanguage | null => {
  const [top, ...others] = [...page.frames].sort((a, b) => (a.position ?? -1) - (b.position ?? -1));
  return spokenLanguage([top, ...others].flatMap((frame) => frame?.languages ?? []));
};

/** The owner of what portal tabs show. */
export class Pages {
  #queue: Promise<unknown> = Promise.resolve();
  #pages = new Kept(readAll);

  async find(tabId: number): Promise<PageSight | null> {
    return (await this.#pages.read()).get(tabId) ?? null;
  }

  async list(): Promise<PageSight[]> {
    return [...(await this.#pages.read()).values()];
  }

  update(tabId: number, change: (page: PageSight) => PageSight): Promise<PageSight> {
    return this.#serialize(async () => {
      const known = await this.#pages.read();
      const page = change(known.get(tabId) ?? emptyPage(tabId));
      const next = new Map(known).set(tabId, page);
      await this.#pages.write(next, () => browser.storage.session.set({ [key(tabId)]: page }));
      return page;
    });
  }

  forget(tabId: number): Promise<void> {
    return this.#serialize(async () => {
      const next = new Map(await this.#pages.read());
      next.delete(tabId);
      await this.#pages.write(next, () => browser.storage.session.remove(key(tabId)));
    });
  }

  /** Once a secret is in the vault, or discarded, no second copy stays here; in one tab or in all. */
  async forgetSecrets(only?: number): Promise<void> {
    const tabIds = only === undefined ? (await this.list()).map(({ tabId }) => tabId) : [only];
    for (const tabId of tabIds) {
      await this.update(tabId, (page) => ({ ...page, frames: page.frames.map(withoutSecrets) }));
    }
  }

  #serialize<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

async function readAll(): Promise<Map<number, PageSight>> {
  const all = Object.entries(await browser.storage.session.get(null));
  const pages = all.filter(([name]) => name.startsWith('page:')).map(([, page]) => page as PageSight);
  return new Map(pages.map((page) => [page.tabId, page]));
}
