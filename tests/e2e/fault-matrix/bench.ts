import type { Page } from 'playwright-core';
import { PracticeAdmin } from '../../world/admin';
import type { ExtensionBrowser } from '../../world/browser';
import { wait } from '../../world/http';
import { type Session, senderOf } from '../session';

/** A test for which there was no room is looked at again every half minute, a few turns each. */
const tries = 36;

/** A browser in which a fault strikes while an admin does a job, who then does what the pages and the popup say. */
export class FaultBench<Browser extends ExtensionBrowser = ExtensionBrowser> {
  /** The tab where the job is done: the portal, or the helpdesk. */
  page: Page | null = null;
  /** An update of the extension, and nothing else, makes a secret be asked for again. */
  wasUpdated = false;
  /** So it does an undo, whose ten minutes a clock may end too. */
  undoMayBeOver = false;
  #striking: Promise<void> = Promise.resolve();
  /** The fault that lasts. */
  #passing: Promise<void> = Promise.resolve();

  constructor(readonly session: Session<Browser>) {}

  get popup(): Page {
    return this.session.popup;
  }

  /** At the portal, in the job's tab. */
  get admin(): PracticeAdmin {
    return new PracticeAdmin(this.tab, this.session.world);
  }

  get tab(): Page {
    if (!this.page) throw new Error('the job has no tab yet');
    return this.page;
  }

  async open(address = 'about:blank'): Promise<Page> {
    this.page = await this.session.context.newPage();
    await this.page.goto(address);
    return this.page;
  }

  /** The tab is gone, as a person has it back: a new one at the same address. */
  async openAgain(): Promise<void> {
    const address = this.tab.url();
    await this.tab.close();
    await this.open(address);
  }

  /** What the admin does where nothing can be done now. */
  async untilWell(): Promise<void> {
    await this.#striking;
    await this.#passing;
  }

  async suffer(strike: () => Promise<void>): Promise<void> {
    const struck = strike();
    this.#striking = struck.catch(() => undefined);
    await struck;
  }

  /** A fault that goes away by itself. Milliseconds. */
  pass(length: number, heal: () => Promise<unknown>): void {
    this.#passing = wait(length).then(async () => {
      await heal();
    });
  }

  /** Another window with a popup of its own, in the same browser. */
  async inSecondWindow(): Promise<FaultBench> {
    const { session } = this;
    const opened = session.context.waitForEvent('page');
    await session.popup.evaluate((url) => chrome.windows.create({ url }), session.popup.url());
    const popup = await opened;
    await popup.getByRole('tab').or(popup.getByRole('searchbox')).first().waitFor();
    const send = senderOf(() => popup);
    const second = new FaultBench({ ...session, popup, send, state: () => send({ type: 'get-state' }) });
    second.page = this.page;
    return second;
  }

  /** The popup once more, where the extension was updated. */
  async reopenPopup(): Promise<void> {
    const { session } = this;
    // Not awaited: Firefox has closed it with the update, and never says so.
    void session.popup.close().catch(() => undefined);
    session.popup = await session.context.newPage();
    await session.popup.goto(`${session.browser.origin}/popup.html?tab=1`);
  }

  /** Does what is not done yet, as often as faults may make it necessary. */
  async persist({ until, by }: { until: () => Promise<boolean>; by: () => Promise<unknown> }): Promise<void> {
    let last: unknown = 'nothing failed';
    for (let turn = 0; turn < tries; turn += 1) {
      if (await until().catch(() => false)) return;
      await by().catch((error: unknown) => {
        last = error;
      });
      await this.untilWell();
    }
    if (!(await until())) throw new Error(`not done after ${tries} tries; the last: ${last}`);
  }

  /** Whether something becomes true within some seconds. */
  async becomes(isTrue: () => Promise<boolean>, tries = 40): Promise<boolean> {
    for (let look = 0; look < tries; look += 1) {
      if (await isTrue().catch(() => false)) return true;
      await wait(200);
    }
    return false;
  }
}

declare const chrome: { windows: { create(options: { url: string }): Promise<unknown> } };
