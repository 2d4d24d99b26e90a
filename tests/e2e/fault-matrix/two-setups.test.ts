import { expect, test } from 'vitest';
import { PracticeAdmin, signIn } from '../../world/admin';
import { prepareApp } from '../prepared-app';
import { askToStartTest, helpdeskUrl, mailbox, openSession, waitForCheck } from '../session';
import { FaultBench } from './bench';

/** Two setups at once, in two windows: neither gets a value of the other's. */

test.runIf(process.env.FAULTS === 'all')('two windows at once: setup guide, for two tenants', async () => {
  const session = await openSession();
  const { directory } = session.world;
  const first = new FaultBench(session);
  const start = () =>
    session.send({
      type: 'start-setup',
      recipeId: 'zammad',
      variantId: 'microsoft_graph',
      answers: { helpdeskUrl, mailbox },
    });
  const active = async () => (await session.state()).active?.setup;
  await start();
  const one = { ...directory.tenant, setup: (await active())?.id ?? '' };
  await first.open();
  const app = await first.admin.register({ name: 'First' });
  await waitForCheck(session, 'client-id', 'pass');

  await start();
  const other = {
    id: '5c1e9a70-3b6f-4a0d-8e2c-71d4f0b9a6e3',
    displayName: 'Fabrikam',
    setup: (await active())?.id ?? '',
  };
  Object.assign(directory.tenant, { id: other.id, displayName: other.displayName });
  const second = await first.inSecondWindow();
  await second.open();
  const otherApp = await new PracticeAdmin(second.tab, session.world).register({ name: 'Second' });
  await waitForCheck(session, 'client-id', 'pass');

  // Both pages are in sight, while the admin goes from one setup to the other; the first is still the first tenant's.
  for (const { setup } of [one, other, one]) {
    await session.send({ type: 'choose-setup', setupId: setup });
    await second.admin.openMenu('Authentication');
    await second.admin.openMenu('Overview');
  }
  const { setups } = await session.state();
  const factsOf = (id: string) => setups.find((setup) => setup.id === id)?.facts;
  expect(factsOf(one.setup)).toMatchObject({
    clientId: { value: app },
    tenantId: { value: one.id },
    displayName: { value: 'First' },
  });
  expect(factsOf(other.setup)).toMatchObject({
    clientId: { value: otherApp },
    tenantId: { value: other.id },
    displayName: { value: 'Second' },
  });
  await session.close();
});

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
