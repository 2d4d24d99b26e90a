import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where and how a state is shown: the popup's own size, or a tab or portal as wide as this. */
export interface Frame {
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}

/** Who is shown each state, and what is made of it. */
export interface Viewer {
  shoot(page: Page, name: string, frames: Frame[], options?: { whole?: boolean }): Promise<void>;
}

export const popupSize = { width: 400, height: 590 };
const wide = (width: number, scheme: Frame['scheme'] = 'light'): Frame => ({ width, height: 900, scheme });

/** The popup as it opens, and narrow, common and wide tabs. */
export const popupFrames: Frame[] = [
  { ...popupSize, scheme: 'light' },
  { ...popupSize, scheme: 'dark' },
];
export const tabFrames: Frame[] = [wide(320), wide(1280, 'dark'), wide(1920)];
export const portalFrames: Frame[] = [wide(1280), wide(1280, 'dark'), wide(1920), wide(640), wide(320)];

/** What overflows its page sideways is not finished: said with the picture's name. */
export class Camera implements Viewer {
  readonly taken: string[] = [];
  readonly overflowing: string[] = [];

  constructor(
    private readonly folder: string,
    private readonly language: string,
  ) {
    mkdirSync(join(folder, language), { recursive: true });
  }

  async shoot(page: Page, name: string, frames: Frame[], { whole = false } = {}): Promise<void> {
    for (const { width, height, scheme } of frames) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      // The panel and the ring follow the page within a moment.
      await page.waitForTimeout(whole ? 60 : 350);
      const file = join(this.language, `${name}-${width}-${scheme}.png`);
      await page.screenshot({ path: join(this.folder, file), fullPage: whole });
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (excess > 0 && page.url().startsWith('chrome-extension:'))
        this.overflowing.push(`${file}: ${excess} px`);
      this.taken.push(file);
    }
  }
}
