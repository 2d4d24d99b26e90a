import { expect } from 'vitest';
import { prepareApp } from '../../prepared-app';
import type { Session } from '../../session';
import type { FaultBench } from '../bench';
import { holdsSecret, retypeSecret } from '../by-hand';
import type { Job } from '../job';
import { ends, expectEnded, loginHost, reportOf, start, stateOf } from '../test-round';

/** The test in which nobody signs in. It needs no tab of its own: the popup is the one that may be gone. */
export const appOnlyTest: Job = {
  name: 'OAuth test: client credentials',
  moments: ['before it starts', 'as the secret is tried', 'as the mailbox is looked into'],
  momentsWithTab: ['before it starts', 'as the secret is tried', 'as the mailbox is looked into'],
  begin(at) {
    let secret = '';
    return {
      furnish(world) {
        world.beforeAnswer = async ({ host, method, path }) => {
          if (host === loginHost && method === 'POST' && path.endsWith('/token'))
            await at('as the secret is tried');
          if (host === 'graph.microsoft.com') await at('as the mailbox is looked into');
        };
      },
      async prepare(bench) {
        const { session, popup } = bench;
        const { app } = await prepareApp(session, ['freeitsm', 'app-only']);
        secret = app.secrets[0]?.value ?? '';
        await popup.reload();
        bench.page = popup;
      },
      async run(bench) {
        const { session } = bench;
        await at('before it starts');
        await bench.persist({
          until: async () => {
            followPopup(bench);
            return hasLookedIn(session);
          },
          async by() {
            if ((await stateOf(session)) !== 'running') {
              await retypeSecret(bench, secret);
              await start(bench);
            }
            await ends(bench);
          },
        });
      },
      async check({ session }) {
        await expectEnded(session);
        expect(await hasLookedIn(session)).toBe(true);
        expect(await holdsSecret(session)).toBe(true);
      },
    };
  },
};

/** A test passes without Graph too, and says that the mailbox is unknown: the admin tests again once the network is back. */
async function hasLookedIn(session: Session): Promise<boolean> {
  const report = await reportOf(session);
  const looked = report?.stages.find(({ id }) => id === 'mailbox');
  return report?.state === 'passed' && looked?.outcome === 'pass';
}

/** Opened again as the job's tab, or as the popup. */
function followPopup(bench: FaultBench): void {
  const { session } = bench;
  if (session.popup.isClosed()) session.popup = bench.tab;
  else bench.page = session.popup;
}
