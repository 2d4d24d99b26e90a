import * as z from 'zod/mini';
import { browser } from '../browser';
import { inPortalsWords } from '../guide/in-portals-words';
import { maxLength } from '../lengths';
import { type PointedFact, type PointedReply, type PointOrder, parsePointed } from '../pointing';
import { spokenLanguage } from '../portal/languages';
import { parseRoute } from '../portal/route';
import type { Evidence, Route } from '../portal/types';
import { isGuid, setPointed, summarizeSecret } from '../setup';
import { boundClientId } from '../setup/shown-app';
import type { Setup } from '../setup/types';
import type { FrameSender } from './frame-sender';
import type { Guidance } from './guidance';
import { loadLabels, loadWordings } from './label-files';
import { pointingWords } from './pointing-words';
import { isPortalTab } from './report';
import type { SetupStore } from './setup-store';
import type { Vault } from './vault';

const key = (tabId: number) => `pointing:${tabId}`;

interface Wanted {
  setupId: string;
  fact: PointedFact;
  /** The panel was open, and is out of the way meanwhile. */
  unfold: boolean;
}

const hintsSchema = z.array(z.string().check(maxLength(40))).check(maxLength(2));

/** The owner of which value the admin is pointing at, in which tab. What was pointed at counts as read from the page. */
export class Pointing {
  constructor(
    private readonly store: SetupStore,
    private readonly vault: Vault,
    private readonly guidance: Guidance,
  ) {}

  async start(tabId: number, fact: PointedFact): Promise<'started' | 'no-portal' | 'no-setup'> {
    const active = await this.store.active();
    if (!active) return 'no-setup';
    if (!(await isPortalTab(tabId))) return 'no-portal';
    await this.end(tabId);
    const target = { tabId, allFrames: true };
    const ready = await browser.scripting.executeScript({ target, files: ['picker.js'] });
    // The top document says best how the portal speaks.
    const hints = ready
      .sort((a, b) => a.frameId - b.frameId)
      .flatMap(({ result }) => hintsSchema.safeParse(result).data ?? []);
    const order: PointOrder = {
      fact,
      labels: await loadLabels(hints),
      ...inPortalsWords(pointingWords(fact), await loadWordings(spokenLanguage(hints))),
    };
    const panel = await this.guidance.panelState();
    const wanted: Wanted = { setupId: active.id, fact, unfold: !panel.folded };
    await browser.storage.session.set({ [key(tabId)]: wanted });
    await this.guidance.setPanelState({ ...panel, folded: true });
    await this.guidance.pushAll();
    await browser.scripting.executeScript({ target, func: runPicker, args: [order] });
    return 'started';
  }

  /** In every frame of the tab, whichever of them the admin used; also when the page or the tab is gone. */
  async end(tabId: number): Promise<void> {
    const wanted = await this.#wanted(tabId);
    if (!wanted) return;
    await browser.storage.session.remove(key(tabId));
    if (wanted.unfold) {
      await this.guidance.setPanelState({ ...(await this.guidance.panelState()), folded: false });
      await this.guidance.pushAll();
    }
    await stopPickers(tabId);
  }

  async take(
    message: { fact: PointedFact; value: string; label: string | null },
    { tabId, origin }: FrameSender,
  ): Promise<PointedReply> {
    const { fact, label } = message;
    const wanted = await this.#wanted(tabId);
    const setup = await this.store.active();
    if (!setup || wanted?.fact !== fact || wanted.setupId !== setup.id) {
      await (wanted ? this.end(tabId) : stopPickers(tabId));
      return { ok: false, reason: 'gone' };
    }
    const value = parsePointed(fact, message.value);
    if (value === null) return { ok: false, reason: 'empty' };
    const { url = '' } = await browser.tabs.get(tabId);
    const route = parseRoute(url);
    if (!route || isOfOtherApp(setup, route, fact, value)) return { ok: false, reason: 'other-app' };
    if (fact === 'secret') await this.#keep(setup.id, value);
    else {
      const evidence: Evidence = { view: route.view, frame: origin, label, raw: value };
      const next = await this.store.update(setup.id, (before) =>
        setPointed(before, fact, { value, evidence, at: Date.now() }, route.cloud),
      );
      // Another app's secret is not this one's.
      if (next?.secret === null) await this.vault.clear(setup.id);
    }
    await this.end(tabId);
    await this.guidance.pushAll();
    return { ok: true };
  }

  async #wanted(tabId: number): Promise<Wanted | undefined> {
    return (await browser.storage.session.get(key(tabId)))[key(tabId)] as Wanted | undefined;
  }

  async #keep(setupId: string, value: string): Promise<void> {
    await this.vault.put(setupId, value);
    await this.store.update(setupId, (setup) => ({
      ...setup,
      secret: summarizeSecret(value, { origin: 'page', secretId: null, expires: null, at: Date.now() }),
      updatedAt: Date.now(),
    }));
  }
}

const stopPickers = (tabId: number): Promise<unknown> =>
  browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, func: runPicker, args: [null] })
    // The tab may be gone.
    .catch(() => undefined);

/** Runs in the frame, where picker.js is: nothing from here is in reach. */
const runPicker = (order: PointOrder | null): void =>
  (globalThis as { waymarkPick?: (order: PointOrder | null) => void }).waymarkPick?.(order);

/** The address says which app the page is of; a directory's ID is the same for all of them. */
function isOfOtherApp(setup: Setup, route: Route, fact: PointedFact, value: string): boolean {
  if (route.clientId === null || fact === 'tenantId') return false;
  const app = fact === 'clientId' && isGuid(value) ? value : boundClientId(setup);
  return app !== null && app !== route.clientId;
}
