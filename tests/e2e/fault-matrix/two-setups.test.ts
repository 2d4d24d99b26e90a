import { expect, test } from 'vitest';
import { signIn } from '../../world/admin';
import { prepareApp } from '../prepared-app';
import { askToStartTest, helpdeskUrl, mailbox, openSession } from '../session';

/** Two setups at once: each test gets its own answer. */

test.runIf(process.env.FAULTS === 'all')(
  'two windows at once: OAuth test: authorization code, of two setups',
  async () => {
    const session = await openSession();
    const opened = async () => {
      const { setupId, app } = await prepareApp(session);
      const page = session.context.waitForEvent('page');
      await askToStartTest(session);
      return { setupId, clientId: app.clientId, page: await page };
    };
    const tests = [await opened(), await opened()];
    for (const { page } of tests.toReversed()) {
      session.world.idp.forgetSessions();
      await signIn(page, mailbox);
    }
    const reports = async () =>
      (await session.state()).setups.map(({ id, test: report }) => [id, report?.state, report?.clientId]);
    await expect
      .poll(async () => (await reports()).sort())
      .toEqual(tests.map(({ setupId, clientId }) => [setupId, 'passed', clientId]).sort());
    expect(
      session.world.log.reaching(new URL(helpdeskUrl).host).filter(({ path }) => /code=/.test(path)),
    ).toEqual([]);
    await session.close();
  },
);
