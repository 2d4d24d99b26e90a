import { expect } from 'vitest';
import { createServiceopsApproximation } from '../../../world/helpdesk/approximations/serviceops';
import { clientSecret } from '../../endpoint-bench';
import { helpdeskUrl, mailbox } from '../../session';
import { holdsSecret, receiptsOf, retypeSecret, typeIn } from '../by-hand';
import type { Job } from '../job';

const request = { destination: 0, untested: true };

/** A form of the helpdesk's that shows half of its fields only once the first half is filled in; the admin saves it. */
export const formFill: Job = {
  name: 'delivery: form fill',
  moments: ['before it looks', 'it has looked', 'half is filled in'],
  momentsWithTab: ['it has looked', 'half is filled in'],
  begin(at) {
    const serviceops = createServiceopsApproximation();
    return {
      furnish: (world) => world.addHost(new URL(helpdeskUrl).host, serviceops.handle),
      async prepare(bench) {
        const { session } = bench;
        const answers = { helpdeskUrl, mailbox };
        await session.send({ type: 'start-setup', recipeId: 'serviceops', variantId: 'imap-smtp', answers });
        await typeIn(session);
        await bench.open(`${helpdeskUrl}/?forms=incoming`);
      },
      async run(bench) {
        const { session } = bench;
        await at('before it looks');
        let isLeft = true;
        await bench.persist({
          until: async () => !isLeft,
          async by() {
            await retypeSecret(bench);
            await bench.tab.getByText('Email Auth Type').waitFor();
            const looked = await session.send({ type: 'look-at-form', ...request });
            if (!looked.ok || !looked.preview) return;
            const { rows, tabId } = looked.preview;
            const sure = rows.filter(({ outcome }) => outcome === 'certain');
            const confirmed = sure.flatMap(({ key, place }) => (place ? [{ key, ...place }] : []));
            await at('it has looked');
            if (confirmed.length > 0) await session.send({ type: 'fill-form', ...request, tabId, confirmed });
            // A secret that is there is not read, so it would go in again.
            isLeft = sure.some(({ secret, hasValue }) => !(secret && hasValue));
            await at('half is filled in');
          },
        });
      },
      async check(bench) {
        const { session } = bench;
        expect(serviceops.saved, 'before the admin saves').toEqual([]);
        await bench.tab.getByRole('button', { name: 'Save' }).click();
        await bench.tab.getByText('Saved').waitFor();
        expect(serviceops.saved).toMatchObject([
          {
            form: 'incoming',
            values: { Server: 'outlook.office365.com', Port: '993', 'Client Secret': clientSecret },
          },
        ]);
        expect(await receiptsOf(session)).toMatchObject([{ outcome: 'filled' }]);
        expect(await holdsSecret(session)).toBe(true);
      },
    };
  },
};
