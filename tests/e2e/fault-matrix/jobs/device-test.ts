import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { signIn } from '../../../world/admin';
import { PopupUser } from '../../../world/popup-user';
import { prepareApp } from '../../prepared-app';
import { mailbox } from '../../session';
import type { FaultBench } from '../bench';
import { openInPopup } from '../in-popup';
import type { At, Job } from '../job';
import { closeOld, ends, expectEnded, isAt, loginHost, reportOf, start, stateOf } from '../test-round';

const devicePage = 'login.microsoft.com';

/** The test by device code: the code is in the popup, and is entered at Microsoft's page in another tab. */
export const deviceTest: Job = {
  name: 'OAuth test: device code',
  moments: [
    'before it starts',
    'as a code is asked for',
    'at the device page',
    'as it is polled',
    'at the sign-in',
    'as the tokens are fetched',
  ],
  momentsWithTab: ['at the device page', 'at the sign-in'],
  begin(at) {
    const round: Round = { isPolled: false, isSignedIn: false };
    return {
      furnish(world) {
        world.beforeAnswer = async ({ host, method, path }) => {
          if (host !== loginHost || method !== 'POST') return;
          if (path.endsWith('/devicecode')) {
            Object.assign(round, { isPolled: false, isSignedIn: false });
            await at('as a code is asked for');
          }
          if (!path.endsWith('/token')) return;
          round.isPolled = true;
          await at(round.isSignedIn ? 'as the tokens are fetched' : 'as it is polled');
        };
      },
      async prepare({ session, popup }) {
        await prepareApp(session, ['matrix42', 'platform']);
        await popup.reload();
      },
      async run(bench) {
        await at('before it starts');
        await bench.persist({
          until: async () => (await stateOf(bench.session)) === 'passed',
          by: () => goOn(bench, round, at),
        });
      },
      async check({ session }) {
        await expectEnded(session);
        expect((await session.state()).active?.setup.test?.stages).toContainEqual(
          expect.objectContaining({ id: 'device-code', outcome: 'pass' }),
        );
      },
    };
  },
};

interface Round {
  isPolled: boolean;
  /** Since the last code was made. */
  isSignedIn: boolean;
}

/** Starts the test where none is under way, enters the code that the popup shows, and waits for what comes of it. */
async function goOn(bench: FaultBench, round: Round, at: At): Promise<void> {
  const { session } = bench;
  if ((await stateOf(session)) !== 'running') {
    await closeOld(session, isAt(devicePage));
    const opened = session.context.waitForEvent('page', { timeout: 10_000 }).catch(() => null);
    await start(bench);
    await opened;
  }
  await bench.untilWell();
  const report = () => reportOf(session);
  await bench.becomes(
    async () => Boolean((await report())?.deviceCode) || (await report())?.state !== 'running',
  );
  // Failed before there was a code: the next try begins anew.
  if ((await report())?.state !== 'running') return;
  await openInPopup(bench, 'Test');
  const code = await new PopupUser(bench.popup).deviceCode();
  const page = await pageForCode(bench);
  bench.page = page;
  // A person is slower than the first question whether it is done.
  await bench.becomes(async () => round.isPolled);
  await at('at the device page');
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.getByRole('button', { name: 'Next' }).click({ timeout: 5_000 });
  await page.getByRole('button', { name: mailbox }).waitFor({ timeout: 5_000 });
  await at('at the sign-in');
  if (page.isClosed()) return;
  await signIn(page, mailbox);
  await page.getByText('You have signed in').waitFor({ timeout: 5_000 });
  round.isSignedIn = true;
  await ends(bench);
}

/** The tab that the test has opened; where it is gone or shows something else, the popup's link opens another. */
async function pageForCode({ session, popup }: FaultBench): Promise<Page> {
  const page = session.context.pages().findLast(isAt(devicePage));
  const asks = page?.getByRole('textbox', { name: 'Code' }).waitFor({ timeout: 5_000 });
  const isReady = await asks?.then(
    () => true,
    () => false,
  );
  if (page && isReady) return page;
  const opened = session.context.waitForEvent('page');
  await popup.getByRole('link', { name: 'Open the page' }).click();
  return opened;
}
