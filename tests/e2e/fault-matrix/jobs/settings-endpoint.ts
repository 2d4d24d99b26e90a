import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect } from 'vitest';
import { createSettingsReceiver } from '../../../world/helpdesk/settings-receiver';
import { clientSecret, host, path, token } from '../../endpoint-bench';
import { endpointOf, holdsSecret, receiptsOf, retypeSecret, typeIn } from '../by-hand';
import type { At, Job } from '../job';

/** The delivery to an endpoint that knows a repetition by its key. */
export const settingsEndpoint: Job = {
  name: 'delivery: settings endpoint',
  moments: ['before it is sent', 'as it arrives', 'as it is stored'],
  momentsWithTab: [],
  begin(at) {
    const receiver = createSettingsReceiver();
    return {
      grantHosts: [`https://${host}/*`],
      furnish: (world) =>
        world.addHost(host, async (req, res) => {
          await strikeAround(req, res, at);
          return receiver.handle(req, res, host);
        }),
      async prepare({ session }) {
        const answers = { helpdeskUrl: `https://${host}/oauth/callback` };
        await session.send({ type: 'start-setup', recipeId: 'generic', variantId: 'imap-smtp', answers });
        await typeIn(session);
      },
      async run(bench) {
        const { session } = bench;
        const destination = await endpointOf(session);
        await at('before it is sent');
        await bench.persist({
          until: async () => (await receiptsOf(session)).length > 0,
          async by() {
            await retypeSecret(bench);
            const address = `https://${host}${path}`;
            await session.send({ type: 'deliver', destination, token, untested: true, address });
          },
        });
      },
      async check({ session }) {
        expect([...receiver.state.stored.values()]).toMatchObject([
          { settings: { client_secret: clientSecret } },
        ]);
        expect(await receiptsOf(session)).toHaveLength(1);
        await expect.poll(() => holdsSecret(session)).toBe(false);
      },
    };
  },
};

/** At the helpdesk's side of a delivery, before it has an effect and before its answer goes out. */
export async function strikeAround(req: IncomingMessage, res: ServerResponse, at: At): Promise<void> {
  if (req.method !== 'POST') return;
  await at('as it arrives');
  const end = res.end.bind(res) as (...parts: unknown[]) => ServerResponse;
  res.end = ((...parts: unknown[]) => {
    void at('as it is stored').then(() => end(...parts));
    return res;
  }) as typeof res.end;
}
