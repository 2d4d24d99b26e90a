import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

/** Many pictures on one, to be looked at together; at most so many a sheet. */
export async function makeSheets(context: BrowserContext, folder: string, name: string, files: string[]) {
  const perSheet = 24;
  const page = await context.newPage();
  await page.setViewportSize({ width: 1800, height: 1000 });
  for (let at = 0; at < files.length; at += perSheet) {
    const figures = files.slice(at, at + perSheet).map((file) => {
      const data = readFileSync(join(folder, file)).toString('base64');
      return `<figure><img src="data:image/png;base64,${data}"><figcaption>${file}</figcaption></figure>`;
    });
    await page.setContent(
      `<style>body{display:flex;flex-wrap:wrap;gap:12px;margin:12px;background:#888;font:11px sans-serif}
       figure{margin:0}img{display:block;max-width:430px;max-height:560px;background:#fff}</style>${figures.join('')}`,
    );
    await page.screenshot({ path: join(folder, `${name}-${at / perSheet + 1}.png`), fullPage: true });
  }
  await page.close();
}
