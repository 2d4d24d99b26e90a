import type { Contestant } from './contestants';
import { hurry } from './hurry';
import type { OnPortal } from './on-portal';
import { inOwnWorld } from './own-world';
import type { Stage } from './stage';

declare const onPortal: OnPortal;

/** Milliseconds that a page stays. */
const stay = 25;

/** KiB more on the heap after 500 navigations between two pages, and as many again, than after the first 200. */
export async function growth(stage: Stage, contestant: Contestant): Promise<[number, number]> {
  await stage.rest();
  const opened = await stage.open(contestant);
  const { page, session } = opened;
  const empty = 'https://portal.azure.com/?empty';
  stage.world.addDocument(empty, '<!doctype html><html lang="en"><body><main></main></body></html>');
  await page.goto(stage.overview.replace('https://portal.azure.com/', empty));
  await page.waitForTimeout(500);
  const { runs } = contestant;
  if (runs && 'extension' in runs) await inOwnWorld(session, stage.waymark.origin, hurry);
  else await page.evaluate(hurry);
  await stage.start(contestant, opened);
  await page.waitForTimeout(1_500);
  const after = async (times: number): Promise<number> => {
    await page.evaluate(([count, time]) => onPortal.navigate(count, time), [times, stay] as const);
    for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 1024;
  };
  const start = await after(200);
  const once = (await after(500)) - start;
  const twice = (await after(500)) - start;
  await page.close();
  return [once, twice];
}
