import { damages } from '../../unit/faults/all-faults';
import { wait } from '../../world/http';
import type { FaultBench } from './bench';
import { makeClock, putClockRight, turnClock } from './clock';

/** A column of the matrix (docs/faults.md) in a real browser. */
export interface Fault {
  name: string;
  /** Where it lasts all the time: before anything of the job. */
  begin?(bench: FaultBench): Promise<void> | void;
  /** The job is done here too, at the same time. */
  beside?(bench: FaultBench): Promise<FaultBench>;
  /** At a moment of the job. */
  strike?(bench: FaultBench): Promise<void>;
  /** Strikes the tab where the job is done. */
  needsTab?: boolean;
}

/** Milliseconds. */
const fullFor = 2_500;
const offlineFor = 2_500;
const wrongFor = 2_500;
const latency = 600;

export const backgroundKilled: Fault = {
  name: 'background killed',
  strike: ({ session }) => session.browser.killBackground(),
};

export const offline: Fault = {
  name: 'offline',
  async strike(bench) {
    const { browser } = bench.session;
    await browser.setOffline(true);
    bench.pass(offlineFor, () => browser.setOffline(false));
  },
};

export const slow: Fault = {
  name: 'slow network',
  begin({ session }) {
    const { beforeAnswer } = session.world;
    session.world.beforeAnswer = async (request) => {
      await wait(latency);
      await beforeAnswer?.(request);
    };
  },
};

/** Three hours ahead, three back, a day on; and each time put right again. */
export const clockSet: Fault = {
  name: 'clock set',
  begin: ({ session }) => makeClock(session.context),
  async strike(bench) {
    const { context } = bench.session;
    bench.undoMayBeOver = true;
    await turnClock(context);
    bench.pass(wrongFor, () => putClockRight(context));
  },
};

export const tabClosed: Fault = {
  name: 'tab closed',
  needsTab: true,
  strike: (bench) => bench.openAgain(),
};

/** The tab's process dies, and the admin has the page back. */
export const tabCrashed: Fault = {
  name: 'frame or tab gone',
  needsTab: true,
  async strike(bench) {
    const { tab } = bench;
    const crashed = tab.waitForEvent('crash');
    const debug = await tab.context().newCDPSession(tab);
    // Never answered.
    void debug.send('Page.crash').catch(() => undefined);
    await crashed;
    await bench.openAgain();
  },
};

/** Portal pages of before have a panel that says "load the page anew". */
export const updated: Fault = {
  name: 'extension updated',
  async strike(bench) {
    const { browser, context } = bench.session;
    bench.wasUpdated = true;
    bench.undoMayBeOver = true;
    // With its last page a window would close, and the browser with it.
    await context.newPage();
    await browser.updateExtension();
    await bench.reopenPopup();
    if (bench.page?.url().startsWith('https://portal.')) await bench.page.reload();
  },
};

export const twoWindows: Fault = {
  name: 'two windows at once',
  beside: (bench) => bench.inSecondWindow(),
};

/** Nothing more can be kept, on disk and in memory. */
export const storageFull: Fault = {
  name: 'storage full',
  async strike(bench) {
    await bench.popup.evaluate(fill, fillers);
    bench.pass(fullFor, () => bench.popup.evaluate(empty, fillers));
  },
};

const fillers = Array.from({ length: 64 }, (_, index) => `filler ${index}`);

/** In a page of the extension: pieces that get smaller, until one of some bytes is refused. */
async function fill(names: string[]): Promise<void> {
  for (const area of [chrome.storage.local, chrome.storage.session]) {
    const left = [...names];
    for (let size = 2 ** 20; size >= 16 && left.length > 0; ) {
      const name = left[0] ?? '';
      const isTaken = await area.set({ [name]: 'x'.repeat(size) }).then(
        () => true,
        () => false,
      );
      if (isTaken) left.shift();
      else size = Math.floor(size / 2);
    }
  }
}

async function empty(names: string[]): Promise<void> {
  await chrome.storage.local.remove(names);
  await chrome.storage.session.remove(names);
}

/** What an older version has left, or nobody could have written. */
export const storageDamaged: Fault = {
  name: 'storage corrupt or older',
  async begin({ popup, session }) {
    await popup.evaluate((damage) => chrome.storage.local.set(damage), damages[0] ?? {});
    await session.browser.killBackground();
  },
};

/** The portal has the admin sign in again, and loads its page anew. */
export const portalSessionOver: Fault = {
  name: 'portal session over',
  needsTab: true,
  async strike({ tab }) {
    const address = tab.url();
    await tab.goto('https://login.microsoftonline.com/common/oauth2/v2.0/authorize?state=portal');
    await tab.goto(address);
  },
};

interface Area {
  set(items: object): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

declare const chrome: { storage: { local: Area; session: Area } };
