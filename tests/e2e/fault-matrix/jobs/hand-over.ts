import type { RequestListener } from 'node:http';
import { expect } from 'vitest';
import type { DeliveryBody } from '../../../../lib/delivery/delivery-body-schema';
import { clientSecret } from '../../endpoint-bench';
import type { FaultBench } from '../bench';
import { endpointOf, holdsSecret, receiptsOf, typeIn } from '../by-hand';
import type { Job } from '../job';
import { strikeAround } from './settings-endpoint';

const host = 'desk.example';
const origin = `https://${host}`;

interface Helpdesk {
  listener: RequestListener;
  receiver: { stored: Map<string, DeliveryBody> };
}

/** From the helpdesk's page to its endpoint, with the token that is on the page (docs/examples/receiver). */
export const handOver: Job = {
  name: 'hand-over',
  moments: ['before it looks', 'it is taken', 'as it arrives', 'as it is stored'],
  momentsWithTab: ['before it looks', 'it is taken'],
  async begin(at) {
    // Plain JavaScript, for vendors to read and copy.
    const { createHelpdesk } = await import('../../../../docs/examples/receiver/helpdesk.mjs' as string);
    const helpdesk: Helpdesk = createHelpdesk({ originOf: () => origin });
    return {
      grantHosts: [`${origin}/*`],
      furnish: (world) =>
        world.addHost(host, async (req, res) => {
          await strikeAround(req, res, at);
          await helpdesk.listener(req, res);
          return true;
        }),
      async prepare(bench) {
        await bench.open(`${origin}/settings/mail`);
      },
      async run(bench) {
        const { session } = bench;
        await at('before it looks');
        await bench.persist({
          until: async () => (await session.state()).active?.setup.handOver !== undefined,
          by: () => take(bench),
        });
        await at('it is taken');
        await bench.persist({
          until: async () => (await receiptsOf(session)).length > 0,
          async by() {
            if (!(await holdsSecret(session))) await typeIn(session);
            const destination = await endpointOf(session);
            const reply = await session.send({ type: 'deliver-handed-over', destination, untested: true });
            // Gone with the memory, or used up: the helpdesk's page has another one.
            if (!reply.ok && /^(handOverTokenGone|endpointTokenCause)$/.test(reply.error.cause.key)) {
              await bench.tab.reload();
              await take(bench);
            }
          },
        });
      },
      async check({ session }) {
        expect([...helpdesk.receiver.stored.values()]).toMatchObject([
          { settings: { client_secret: clientSecret }, redirectUri: `${origin}/oauth/callback` },
        ]);
        expect((await session.state()).setups).toHaveLength(1);
        expect(await receiptsOf(session)).toHaveLength(1);
        await expect.poll(() => holdsSecret(session)).toBe(false);
        await expect.poll(async () => (await session.state()).active?.setup.handOver?.tokenHeld).toBe(false);
      },
    };
  },
};

/** The admin takes what the helpdesk's page offers. */
async function take({ session, tab }: FaultBench): Promise<void> {
  const tabId = await session.popup.evaluate(async (address) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find(({ url }) => url === address)?.id ?? -1;
  }, tab.url());
  const reply = await session.send({ type: 'look-for-hand-over', tabId });
  if (reply.found !== 'offer') return;
  const existing = reply.existing !== null;
  await session.send({ type: 'take-hand-over', id: reply.id, mailbox: null, existing });
}

declare const chrome: { tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> } };
