import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { signIn } from '../../../world/admin';
import { prepareApp } from '../../prepared-app';
import { mailbox } from '../../session';
import type { FaultBench } from '../bench';
import { holdsSecret, retypeSecret } from '../by-hand';
import type { At, Job } from '../job';
import { closeOld, ends, expectEnded, isAt, loginHost, start, stateOf } from '../test-round';

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
        await expect.poll(() => session.context.pages().filter(isSignIn)).toEqual([]);
        await expectEnded(session);
        expect(await holdsSecret(session)).toBe(true);
      },
    };
  },
};

/** Starts the test where none is under way, signs in where Microsoft asks for it, and waits for what comes of it. */
async function goOn(bench: FaultBench, secret: string, at: At): Promise<void> {
  const { session } = bench;
  if ((await stateOf(session)) !== 'running') {
    await retypeSecret(bench, secret);
    await closeOld(session, isSignIn);
    const opened = session.context.waitForEvent('page', { timeout: 10_000 }).catch(() => null);
    await start(bench);
    await opened;
  }
  await bench.untilWell();
  const page = await signInPage(bench);
  if (page) {
    bench.page = page;
    await at('at the sign-in');
    if (!page.isClosed() && bench.page === page) await signIn(page, mailbox);
  }
  await ends(bench);
}

const isSignIn = isAt(loginHost);

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
