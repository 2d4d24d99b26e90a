import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Session } from '../session';
import type { FaultBench } from './bench';
import { openInPopup } from './in-popup';

/** What OAuth tests have in common, however Microsoft is asked. */

export const loginHost = 'login.microsoftonline.com';

export const reportOf = async (session: Session) => (await session.state()).active?.setup.test ?? null;
export const stateOf = async (session: Session) => (await reportOf(session))?.state ?? null;

export const isAt = (host: string) => (page: Page) =>
  !page.isClosed() && page.url().startsWith(`https://${host}/`);

/** Presses the button; `opened` comes to a tab where it opens one. */
export async function start(bench: FaultBench): Promise<void> {
  await openInPopup(bench, 'Test');
  await bench.popup.getByRole('button', { name: /Start the test|Test again/ }).click();
}

/** What a failed test has left for the admin to read. */
export async function closeOld({ context }: Session, isOld: (page: Page) => boolean): Promise<void> {
  for (const page of context.pages().filter(isOld)) await page.close();
}

/** Waits for what comes of it. */
export const ends = (bench: FaultBench): Promise<boolean> =>
  bench.becomes(async () => (await stateOf(bench.session)) !== 'running');

/** Nothing of a test is left that has passed, and no code went where it must not. */
export async function expectEnded(session: Session): Promise<void> {
  const codes = session.world.log.reaching('helpdesk.example').filter(({ path }) => /[?&]code=/.test(path));
  expect(codes, 'the helpdesk must never see a code').toEqual([]);
  expect(await stateOf(session)).toBe('passed');
  await expect.poll(() => session.popup.evaluate(rulesOfNoTab)).toEqual([]);
}

/** In a page of the extension: a tab that is still open may have one for what may still come. */
const rulesOfNoTab = async () => {
  const open = (await chrome.tabs.query({})).map(({ id }) => id);
  const rules = await chrome.declarativeNetRequest.getSessionRules();
  return rules.filter(({ condition }) => !condition.tabIds?.some((id) => open.includes(id)));
};

declare const chrome: {
  tabs: { query(filter: object): Promise<{ id: number }[]> };
  declarativeNetRequest: { getSessionRules(): Promise<{ condition: { tabIds?: number[] } }[]> };
};
