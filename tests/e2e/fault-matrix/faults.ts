import { wait } from '../../world/http';
import type { FaultBench } from './bench';

/** A column of the matrix (docs/faults.md) in a real browser. */
export interface Fault {
  name: string;
  /** Where it lasts all the time: before anything of the job. */
  begin?(bench: FaultBench): void;
  /** The job is done here too, at the same time. */
  beside?(bench: FaultBench): Promise<FaultBench>;
  /** At a moment of the job. */
  strike?(bench: FaultBench): Promise<void>;
  /** Strikes the tab where the job is done. */
  needsTab?: boolean;
}

/** Milliseconds. */
const offlineFor = 2_500;
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
