import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { signIn } from '../../../world/admin';
import { PopupUser } from '../../../world/popup-user';
import { prepareApp } from '../../prepared-app';
import { mailbox, type Session } from '../../session';
import type { FaultBench } from '../bench';
import { holdsSecret } from '../by-hand';
import type { At, Job } from '../job';

const loginHost = 'login.microsoftonline.com';
const tokenMoments = ['as the secret is tried', 'as the code is redeemed', 'as the refresh token is tried'];

/** The test by authorization code, from its button to "passed". */
export const oauthTest: Job = {
  name: 'OAuth test: authorization code',
  moments: ['before it starts', ...tokenMoments.slice(0, 1), 'at the sign-in', ...tokenMoments.slice(1)],
  momentsWithTab: ['at the sign-in'],
  begin(at) {
    let secret = '';
    let asked = 0;
    return {
      furnish(world) {
        world.beforeAnswer = async ({ host, method, path }) => {
          if (host !== loginHost) return;
          // Each test begins with the directory's metadata.
          if (path.includes('openid-configuration')) asked = 0;
          if (method !== 'POST' || !/\/token$/.test(path)) return;
          asked += 1;
          await at(tokenMoments[asked - 1] ?? '');
        };
      },
      async prepare({ session, popup }) {
        const { app } = await prepareApp(session);
        secret = app.secrets[0]?.value ?? '';
        await popup.reload();
      },
      async run(bench) {
        await at('before it starts');
        await bench.persist({
          until: async () => (await stateOf(bench.session)) === 'passed',
          by: () => goOn(bench, secret, at),
        });
      },
      async check({ session }) {
        const { world } = session;
        const codes = world.log.reaching('helpdesk.example').filter(({ path }) => /[?&]code=/.test(path));
        expect(codes, 'the helpdesk must never see a code').toEqual([]);
        await expect.poll(() => session.context.pages().filter(isSignIn)).toEqual([]);
        expect(await holdsSecret(session)).toBe(true);
        await expect.poll(() => session.popup.evaluate(rulesOfNoTab)).toEqual([]);
      },
    };
  },
};

/** In a page of the extension: a tab that is still open may have one for what may still come. */
const rulesOfNoTab = async () => {
  const open = (await chrome.tabs.query({})).map(({ id }) => id);
  const rules = await chrome.declarativeNetRequest.getSessionRules();
  return rules.filter(({ condition }) => !condition.tabIds?.some((id) => open.includes(id)));
};

const stateOf = async (session: Session) => (await session.state()).active?.setup.test?.state ?? null;
const isSignIn = (page: Page) => !page.isClosed() && page.url().startsWith(`https://${loginHost}/`);

/** Starts the test where none is under way, signs in where Microsoft asks for it, and waits for what comes of it. */
async function goOn(bench: FaultBench, secret: string, at: At): Promise<void> {
  const { session } = bench;
  if ((await stateOf(session)) !== 'running') {
    if (!(await holdsSecret(session))) await session.send({ type: 'set-secret', value: secret });
    await closeOld(session);
    await start(bench);
  }
  await bench.untilWell();
  const page = await signInPage(bench);
  if (page) {
    bench.page = page;
    await at('at the sign-in');
    if (!page.isClosed() && bench.page === page) await signIn(page, mailbox);
  }
  await bench.becomes(async () => (await stateOf(session)) !== 'running');
}

async function start({ popup, session }: FaultBench): Promise<void> {
  // Whoever opened the popup while the background died over its answer is asked to try again.
  const ready = popup.getByRole('tab', { name: 'Test' });
  const retry = popup.getByRole('button', { name: 'Try again' });
  await ready.or(retry).first().waitFor();
  if (await retry.isVisible()) await retry.click();
  const opened = session.context.waitForEvent('page', { timeout: 10_000 }).catch(() => null);
  await new PopupUser(popup).open('Test');
  await popup.getByRole('button', { name: /Start the test|Test again/ }).click();
  await opened;
}

/** What a failed test has left for the admin to read. */
async function closeOld({ context }: Session): Promise<void> {
  for (const page of context.pages().filter(isSignIn)) await page.close();
}

/** Where Microsoft asks who it is; loaded anew where the network had been away. */
async function signInPage({ session }: FaultBench): Promise<Page | null> {
  const failed = session.context
    .pages()
    .findLast((page) => /^(chrome-error|about:neterror)/.test(page.url()));
  await failed?.reload().catch(() => undefined);
  const page = session.context.pages().findLast(isSignIn);
  const account = page?.getByRole('button', { name: mailbox });
  return (await account?.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  ))
    ? (page ?? null)
    : null;
}

declare const chrome: {
  tabs: { query(filter: object): Promise<{ id: number }[]> };
  declarativeNetRequest: { getSessionRules(): Promise<{ condition: { tabIds?: number[] } }[]> };
};
