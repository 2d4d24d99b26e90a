import type { CDPSession, Page } from 'playwright-core';
import { askClosedRoot, askPage } from './in-page';

interface Stop {
  name: string;
  role: string;
  /** Why a person would not see where the keyboard is. */
  problems: string[];
}

/** More stops than any of our views has. */
const patience = 150;

/**
 * The admin without a mouse, in Waymark's popup or in its panel on the portal: nothing is pressed but keys, and wherever
 * they lead must be seen.
 */
export class KeyboardUser {
  /** Each stop that nobody would have seen. */
  readonly unseen: string[] = [];
  #session: Promise<CDPSession> | undefined;

  constructor(
    readonly page: Page,
    private readonly place: 'popup' | 'panel',
  ) {}

  /** Where the keyboard is; null where it is not in Waymark. */
  async stop(): Promise<Stop | null> {
    const stop = await this.#stop();
    for (const problem of stop?.problems ?? []) this.unseen.push(`${stop?.role} “${stop?.name}”: ${problem}`);
    return stop;
  }

  /** Tab by Tab to what is called that. */
  async goTo(name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < patience; presses += 1) {
      const stop = await this.stop();
      if (stop && isCalled(stop, name)) return;
      passed.push(stop?.name ?? '–');
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`no way to ${name} by keyboard: ${[...new Set(passed)].join(' | ')}`);
  }

  async press(name: string | RegExp, key = 'Enter'): Promise<void> {
    await this.goTo(name);
    await this.page.keyboard.press(key);
  }

  async type(name: string | RegExp, text: string): Promise<void> {
    await this.goTo(name);
    await this.page.keyboard.type(text);
  }

  /** A tab of the popup, by the arrow keys. */
  async openTab(name: string): Promise<void> {
    for (let presses = 0; (await this.stop())?.role !== 'tab'; presses += 1) {
      if (presses === patience) throw new Error('no way to the tabs by keyboard');
      await this.page.keyboard.press('Shift+Tab');
    }
    for (let presses = 0; !(await this.stop())?.name.startsWith(name); presses += 1) {
      if (presses === 10) throw new Error(`no tab ${name}`);
      await this.page.keyboard.press('ArrowRight');
    }
  }

  async #stop(): Promise<Stop | null> {
    if (this.place === 'popup') return askPage(this.page, 'focusStop(root)');
    this.#session ??= this.page.context().newCDPSession(this.page);
    return (
      (await askClosedRoot<Stop | null>(await this.#session, '.panel, .pill', 'focusStop(root)')) ?? null
    );
  }
}

const isCalled = ({ name }: Stop, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name === wanted : wanted.test(name);
