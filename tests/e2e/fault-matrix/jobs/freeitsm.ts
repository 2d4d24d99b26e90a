import { expect } from 'vitest';
import { createFreeitsm } from '../../../world/helpdesk/freeitsm';
import { clientSecret } from '../../endpoint-bench';
import { helpdeskUrl, mailbox } from '../../session';
import { signInToFreeitsm } from '../../session-delivery';
import { holdsSecret, receiptsOf, retypeSecret, typeIn } from '../by-hand';
import type { Job } from '../job';
import { strikeAround } from './settings-endpoint';

const address = `${helpdeskUrl}/itsm`;
const untested = true;

/** A new mailbox in the helpdesk, by the session of the admin who is signed in there in a tab. */
export const freeitsm: Job = {
  name: 'delivery: FreeITSM session',
  moments: ['before it looks', 'it has looked', 'as it arrives', 'as it is stored'],
  momentsWithTab: ['before it looks', 'it has looked', 'as it arrives', 'as it is stored'],
  begin(at) {
    const helpdesk = createFreeitsm({ base: '/itsm' });
    return {
      furnish: (world) =>
        world.addHost(new URL(helpdeskUrl).host, async (req, res, host) => {
          if (req.url?.endsWith('/save_mailbox.php')) await strikeAround(req, res, at);
          return helpdesk.handle(req, res, host);
        }),
      async prepare(bench) {
        const { session } = bench;
        const answers = { helpdeskUrl: address, mailbox };
        await session.send({ type: 'start-setup', recipeId: 'freeitsm', variantId: 'delegated', answers });
        await typeIn(session);
        bench.page = await signInToFreeitsm(session, address);
      },
      async run(bench) {
        const { session } = bench;
        await at('before it looks');
        await bench.persist({
          until: async () => (await receiptsOf(session)).length > 0,
          async by() {
            await retypeSecret(bench);
            const looked = await session.send({ type: 'look-into-helpdesk', destination: 0, place: null });
            const place = looked.ok ? looked.look.place : null;
            if (!place) throw new Error(`no place to send to: ${JSON.stringify(looked)}`);
            await at('it has looked');
            const { id, version } = place;
            const target = { destination: 0, place: id, version, untested };
            await session.send({ type: 'deliver-in-session', ...target });
          },
        });
      },
      async check({ session }) {
        expect(helpdesk.state.mailboxes, 'mailboxes in the helpdesk').toMatchObject([
          { target_mailbox: mailbox, azure_client_secret: clientSecret },
        ]);
        expect(await receiptsOf(session)).toMatchObject([
          { destination: 'freeitsm-session', includesSecret: true },
        ]);
        await expect.poll(() => holdsSecret(session)).toBe(false);
      },
    };
  },
};
