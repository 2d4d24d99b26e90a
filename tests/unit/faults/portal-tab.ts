import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ContentMessage, FrameMessage, FrameState, PanelContent } from '../../../lib/messages';
import type { Reading } from '../../../lib/portal/types';
import { portal } from '../background/bench';
import type { BrowserWorld, Injection, WorldTab } from './browser-world';

/** As often as a content script says again what nobody has heard (lib/content/extension.ts). */
const tries = 4;

/** A tab of the portal with our scripts in its top frame, as far as they talk to the background. */
export class PortalTab {
  readonly tab: WorldTab;
  /** The portal sends the admin to its sign-in and back before each page. */
  signsInAgain = false;
  #hasGuide = false;
  /** Of the extension, whose scripts no later one hears. */
  #version = 0;
  #state: FrameState | null = null;

  constructor(private readonly world: BrowserWorld) {
    this.tab = world.open({ url: portal, run: (injection) => this.#run(injection) });
  }

  /** A new document, or as many as the panel asks for. */
  async load(): Promise<void> {
    do {
      this.#version = this.world.updates;
      this.#hasGuide = false;
      this.#state = null;
      await this.say({ type: 'frame-hello' });
      await this.world.settle();
    } while (this.#isOrphan);
  }

  get #isOrphan(): boolean {
    return this.#version !== this.world.updates;
  }

  /** What the panel shows. */
  get panel(): PanelContent | null {
    const last = this.world.told.findLast(
      ({ tabId, message }) => tabId === this.tab.id && (message as FrameMessage).type === 'frame-state',
    )?.message as { state: FrameState } | undefined;
    return (last?.state ?? this.#state)?.panel ?? null;
  }

  /** The admin goes to a page, and the reader reports it. */
  async show(url: string, reading: Reading): Promise<void> {
    if (this.signsInAgain) {
      this.tab.url = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?state=portal';
      await this.world.fire(
        'updated',
        this.tab.id,
        { status: 'complete' },
        { id: this.tab.id, url: this.tab.url },
      );
      this.tab.url = url;
      await this.load();
    }
    this.tab.url = url;
    do {
      // A frame that was gone comes back as a new document; a panel that says so is given one.
      if (!this.#hasGuide || this.#isOrphan) await this.load();
      if (!this.#hasGuide) throw new Error('nobody guides on this page');
      await this.say({ type: 'observed', position: null, url, reading, hint: null, frames: [] });
      await this.world.settle();
    } while (this.#isOrphan);
  }

  async say(message: ContentMessage): Promise<unknown> {
    const sender = { id: fakeBrowser.runtime.id, url: portal, tab: { id: this.tab.id }, frameId: 0 };
    for (let turn = 1; !this.#isOrphan; turn += 1) {
      try {
        return await this.world.send(message, sender);
      } catch (error) {
        if (turn === tries) throw error;
      }
    }
  }

  #run({ files = [] }: Injection): unknown {
    if (this.#isOrphan) return [{ frameId: 0, result: null }];
    if (files.includes('content-scripts/portal.js')) void this.say({ type: 'frame-hello' });
    if (files.includes('guide.js') && !this.#hasGuide) {
      this.#hasGuide = true;
      const { url } = this.tab;
      const ready: ContentMessage = { type: 'frame-ready', position: null, languages: ['en'], url };
      void this.say(ready).then(
        (state) => {
          this.#state = state as FrameState;
        },
        // Not heard in all tries.
        () => undefined,
      );
    }
    return [{ frameId: 0, result: null }];
  }
}
