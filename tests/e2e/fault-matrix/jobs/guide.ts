import { expect } from 'vitest';
import type { CheckId } from '../../../../lib/guide/types';
import type { PracticeAdmin } from '../../../world/admin';
import { checkOf, helpdeskUrl, mailbox } from '../../session';
import type { FaultBench } from '../bench';
import { holdsSecret, isForgotten } from '../by-hand';
import type { Job } from '../job';

/** From nothing registered to all that the test needs, read off the portal's pages. */
export const guide: Job = {
  name: 'setup guide',
  moments: ['before the portal', 'the app is there', 'permissions are there', 'the secret is shown'],
  momentsWithTab: ['the app is there', 'permissions are there', 'the secret is shown'],
  begin: (at) => ({
    async prepare(bench) {
      const answers = { helpdeskUrl, mailbox };
      const choice = { recipeId: 'zammad', variantId: 'microsoft_graph', answers };
      await bench.session.send({ type: 'start-setup', ...choice });
      await bench.open();
      await bench.admin.openAppList();
    },
    async run(bench) {
      const { active } = await bench.session.state();
      const redirectUri = active?.guide.redirectUri ?? '';
      await at('before the portal');
      await bench.admin.register({ name: 'Zammad', platform: 'Web', redirectUri });
      await at('the app is there');
      await reads(bench, 'client-id', (admin) => takeUp(bench, admin));
      await bench.admin.addPermissions(active?.variant.permissions.map(({ name }) => name) ?? []);
      await at('permissions are there');
      await reads(bench, 'permissions', (admin) => admin.openMenu('CallAnAPI'));
      await bench.admin.openMenu('CallAnAPI');
      await bench.admin.grantConsent();
      await reads(bench, 'admin-consent', (admin) => admin.openMenu('CallAnAPI'));
      await bench.admin.addSecret('Zammad mail');
      await at('the secret is shown');
      // Shown once: whoever has not got it makes another one.
      await reads(bench, 'client-secret', (admin) => admin.addSecret('Zammad mail once more'));
      await holds(bench);
      await bench.admin.openMenu('Authentication');
      await reads(bench, 'redirect-uri', (admin) => admin.openMenu('Authentication'));
    },
    async check({ session }) {
      const { directory } = session.world;
      const [app] = directory.apps;
      const { active, setups } = await session.state();
      expect(directory.apps).toHaveLength(1);
      expect(setups).toHaveLength(1);
      expect(active?.setup.facts).toMatchObject({
        clientId: { value: app?.clientId },
        tenantId: { value: directory.tenant.id },
      });
      expect(active?.setup.secret).toMatchObject({
        held: true,
        endsIn: app?.secrets.at(-1)?.value.slice(-3),
      });
      expect(active?.guide.readyToTest).toBe(true);
    },
  }),
};

/** Whether an app is the one is asked where its registration was not seen. */
async function takeUp({ session }: FaultBench, admin: PracticeAdmin): Promise<void> {
  const { candidate } = (await session.state()).active?.setup ?? {};
  if (candidate) await session.send({ type: 'use-candidate', clientId: candidate.clientId });
  else await admin.openMenu('Overview');
}

/** Read before an update, and forgotten by it: whoever has not kept it makes another one. */
const holds = (bench: FaultBench): Promise<void> =>
  bench.persist({
    until: () => holdsSecret(bench.session),
    async by() {
      if (await isForgotten(bench)) await bench.admin.addSecret('Zammad mail after the update');
      await bench.becomes(() => holdsSecret(bench.session));
    },
  });

/** A page that was not read is visited once more, as its step still says. */
async function reads(
  bench: FaultBench,
  check: CheckId,
  visit: (admin: PracticeAdmin) => Promise<unknown>,
): Promise<void> {
  const passes = async () => (await checkOf(bench.session, check))?.outcome === 'pass';
  await bench
    .persist({ until: () => bench.becomes(passes), by: () => visit(bench.admin) })
    .catch(async (error: Error) => {
      throw new Error(`${check} is ${JSON.stringify(await checkOf(bench.session, check))}: ${error.message}`);
    });
}
