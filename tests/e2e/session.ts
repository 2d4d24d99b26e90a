import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Check, CheckId } from '../../lib/guide/types';
import { clouds, personalLogin } from '../../lib/hosts';
import type { Message } from '../../lib/i18n';
import en from '../../lib/locales/en.json';
import { paramText } from '../../lib/message-params';
import type { AppState, PageMessage, PageReplies } from '../../lib/messages';
import type { TestReport } from '../../lib/oauth/types';
import { type ExtensionBrowser, type LaunchedBrowser, launchBrowser } from '../world/browser';
import type { Directory } from '../world/directory';
import { launchFirefox } from '../world/firefox';
import { startWorld, type World } from '../world/start';

/** A browser with the production build in a fresh practice world. */
export interface Session<Browser extends ExtensionBrowser = ExtensionBrowser> {
  world: World;
  browser: Browser;
  context: BrowserContext;
  /** The popup's page, opened as a tab. An update of the extension closes it. */
  popup: Page;
  /** Sends what the popup would send. */
  send<M extends PageMessage>(message: M): Promise<PageReplies[M['type']]>;
  state(): Promise<AppState>;
  /** A message as an English admin reads it. */
  english(message: Message | null | undefined): string;
  close(): Promise<void>;
}

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

export const helpdeskUrl = 'https://helpdesk.example';
export const mailbox = 'support@contoso.onmicrosoft.com';

const texts: Record<string, string> = en;

interface SessionOptions {
  directory?: Directory;
  /** Adds hosts to the world before the browser learns of them. */
  furnish?(world: World): void;
  /** Match patterns of more hosts that count as granted. */
  grantHosts?: string[];
  /** Optional permissions that count as granted. */
  grantRights?: string[];
}

export const openSession = ({
  grantHosts = [],
  grantRights = [],
  ...options
}: SessionOptions = {}): Promise<Session<LaunchedBrowser>> =>
  sessionIn(options, (world) =>
    launchBrowser({
      extensionDir: '.output/chrome-mv3',
      args: world.chromiumArgs,
      // What moves costs a tenth of the time of all of these tests together, and proves nothing in them.
      reducedMotion: 'reduce',
      // Graph and the personal sign-in too: the popup asks for all in one prompt, which nobody could answer here.
      grantHosts: [
        `${helpdeskUrl}/*`,
        ...[...clouds.map(({ graph }) => graph), personalLogin].map((host) => `https://${host}/*`),
        ...grantHosts,
      ],
      grantRights,
    }),
  );

export const openFirefoxSession = (options: Pick<SessionOptions, 'furnish'> = {}): Promise<Session> =>
  sessionIn(options, (world) => launchFirefox({ extensionDir: '.output/firefox-mv3', world }));

export async function sessionIn<Browser extends ExtensionBrowser>(
  { directory, furnish }: Omit<SessionOptions, 'grantHosts' | 'grantRights'>,
  launch: (world: World) => Promise<Browser>,
): Promise<Session<Browser>> {
  const world = await startWorld(directory && { directory });
  furnish?.(world);
  const browser = await launch(world).catch(async (error) => {
    await world.close();
    throw error;
  });
  browser.context.setDefaultTimeout(30_000);
  const popup = await browser.context.newPage();
  await popup.goto(`${browser.origin}/popup.html?tab=1`);

  const send = senderOf(() => session.popup);
  const session: Session<Browser> = {
    world,
    browser,
    context: browser.context,
    popup,
    send,
    state: () => send({ type: 'get-state' }),
    english: (message) =>
      (texts[message?.key ?? ''] ?? '').replace(/\$(\d)/g, (_, digit: string) =>
        paramText(message?.params?.[Number(digit) - 1] ?? '', 'en-US'),
      ),
    close: async () => {
      await browser.close();
      await world.close();
    },
  };
  return session;
}

/** For the next test in the same browser: no page but the popup's, no setup, and nobody signed in. */
export async function startAnew({ context, popup, world, send, state }: Session): Promise<void> {
  for (const page of context.pages()) if (page !== popup) await page.close();
  for (const { id } of (await state()).setups) await send({ type: 'discard-setup', setupId: id });
  world.idp.forgetSessions();
}

/** Milliseconds. A page that an update has closed never answers in Firefox. */
const patience = 45_000;

/** The answer comes as text: Playwright takes a tenth of a second to bring an object as large as the state. */
export const senderOf = (page: () => Page): Session['send'] =>
  (async (message) => {
    const answer = page().evaluate(
      async (sent) => JSON.stringify((await chrome.runtime.sendMessage(sent)) ?? null),
      message,
    );
    const nobody = wait(patience, null, { ref: false }).then(() => {
      throw new Error(`nobody answers ${message.type}`);
    });
    return JSON.parse(await Promise.race([answer, nobody]));
  }) as Session['send'];

export const checkOf = async (session: Session, id: CheckId): Promise<Check | undefined> =>
  (await session.state()).active?.guide.checks.find((check) => check.id === id);

/** Until the guide has seen what the admin did: a person pauses at least that long. */
export const waitForCheck = (session: Session, id: CheckId, outcome: Check['outcome']): Promise<void> =>
  expect.poll(async () => (await checkOf(session, id))?.outcome).toBe(outcome);

/** As the popup's button does, once the right to the helpdesk is there. */
export const askToStartTest = (session: Session) => session.send({ type: 'start-test' });

export async function testEnded(session: Session): Promise<TestReport> {
  let report: TestReport | null | undefined;
  await expect
    .poll(async () => {
      report = (await session.state()).active?.setup.test;
      return report?.state;
    })
    .toMatch(/passed|failed|cancelled/);
  if (!report) throw new Error('no test report');
  return report;
}
