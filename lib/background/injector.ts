import { browser } from '../browser';
import { portalMatches } from '../hosts';
import type { FrameSender } from './frame-sender';
import type { SetupStore } from './setup-store';

const welcomingKey = 'welcoming';

/** Puts the guide and the reader into the portal's frames, and only while a setup is under way. */
export class Injector {
  constructor(private readonly store: SetupStore) {}

  /** Rejects where the browser does not let the script in: a frame that is still there says hello again. */
  async welcome({ tabId, frameId }: FrameSender): Promise<void> {
    if (!(await this.store.active())) return;
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: [frameId === 0 ? 'guide.js' : 'reader.js'],
    });
  }

  /**
   * The frames of a tab that still exist and that we may look into. Null where the browser can't say, as while one of them
   * goes away.
   */
  async aliveFrames(tabId: number, attempts = 3): Promise<number[] | null> {
    try {
      const frames = await browser.scripting.executeScript({
        target: { tabId, allFrames: true },
        func: () => null,
      });
      return frames.map(({ frameId }) => frameId);
    } catch {
      return attempts > 1 ? this.aliveFrames(tabId, attempts - 1) : null;
    }
  }

  /** Said before a setup begins, so that a background that dies meanwhile leaves the word to the next one. */
  async intendToWelcome(): Promise<void> {
    await browser.storage.session.set({ [welcomingKey]: true });
  }

  /** At the start of a background: what the last one meant to do. */
  async resume(): Promise<void> {
    if ((await browser.storage.session.get(welcomingKey))[welcomingKey]) await this.welcomeAll();
  }

  /** For portal tabs that were open before the setup began: every frame says hello once more. */
  async welcomeAll(): Promise<void> {
    const tabs = await browser.tabs.query({ url: portalMatches });
    await Promise.all(
      tabs.map(({ id }) =>
        browser.scripting
          .executeScript({
            target: { tabId: id ?? browser.tabs.TAB_ID_NONE, allFrames: true },
            files: ['content-scripts/portal.js'],
          })
          .catch(() => undefined),
      ),
    );
    await browser.storage.session.remove(welcomingKey);
  }
}
