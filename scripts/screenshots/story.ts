import type { BrowserContext, Page } from 'playwright-core';
import type { AppState, PageMessage } from '../../lib/messages';
import type { TestReport } from '../../lib/oauth/types';

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

export const send = (popup: Page, message: PageMessage): Promise<AppState> =>
  popup.evaluate((sent) => chrome.runtime.sendMessage(sent), message) as Promise<AppState>;

/** Until the guide says this of a check. */
export const untilCheck = (popup: Page, id: string, ...outcomes: string[]): Promise<AppState> =>
  until(popup, `the check ${id} is ${outcomes.join(' or ')}`, ({ active }) =>
    outcomes.includes(active?.guide.checks.find((check) => check.id === id)?.outcome ?? 'none'),
  );

/** Until the open app is known, and not yet taken for the setup's. */
export const untilCandidate = (popup: Page, clientId: string): Promise<AppState> =>
  until(
    popup,
    `${clientId} is the candidate`,
    ({ active }) => active?.setup.candidate?.clientId === clientId,
  );

async function until(popup: Page, what: string, isSo: (state: AppState) => boolean): Promise<AppState> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const state = await send(popup, { type: 'get-state' });
    if (isSo(state)) return state;
    if (Date.now() > deadline) throw new Error(`it never came to this: ${what}`);
    await popup.waitForTimeout(200);
  }
}

/** Asks for the sign-in, and answers its tab. */
export async function startTest(context: BrowserContext, popup: Page): Promise<Page> {
  const opened = context.waitForEvent('page');
  await send(popup, { type: 'start-test' });
  return opened;
}

export const untilTested = (popup: Page, state: TestReport['state']): Promise<AppState> =>
  until(popup, `the test has ${state}`, ({ active }) => active?.setup.test?.state === state);
