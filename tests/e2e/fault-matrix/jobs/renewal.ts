import { expect } from 'vitest';
import { clientSecret } from '../../endpoint-bench';
import { helpdeskUrl } from '../../session';
import { typeIn } from '../by-hand';
import { during, type Job } from '../job';
import { asStored, stored } from '../stored';

const newSecret = 'new8Q~secretsecretsecretsecretsecretsecx';

/** From a setup under way to the history, and on to a new secret for it. */
export const renewal: Job = {
  name: 'renewal',
  moments: [
    'before it is finished',
    'as it is finished',
    'as it is renewed',
    'as the new secret is typed',
    'as the renewal is finished',
  ],
  momentsWithTab: [],
  begin(at) {
    let old = '';
    return {
      async prepare({ session }) {
        const answers = { helpdeskUrl: `${helpdeskUrl}/oauth/callback` };
        await session.send({ type: 'start-setup', recipeId: 'generic', variantId: 'imap-smtp', answers });
        await typeIn(session);
        old = (await session.state()).active?.setup.id ?? '';
      },
      async run(bench) {
        const { session } = bench;
        const active = async () => (await session.state()).active?.setup;
        const isFinished = async (setupId: string) =>
          (await session.state()).setups.some(
            ({ id, finishedAt }) => id === setupId && finishedAt !== undefined,
          );
        await at('before it is finished');
        await bench.persist({
          until: () => isFinished(old),
          by: () => during(at, 'as it is finished', () => session.send({ type: 'finish-setup' })),
        });
        await bench.persist({
          until: async () => (await active())?.renewal?.setupId === old,
          by: () =>
            during(at, 'as it is renewed', () => session.send({ type: 'renew-secret', setupId: old })),
        });
        await bench.persist({
          until: async () => (await active())?.secret?.endsIn === newSecret.slice(-3),
          by: () =>
            during(at, 'as the new secret is typed', () =>
              session.send({ type: 'set-secret', value: newSecret }),
            ),
        });
        const { id = '' } = (await active()) ?? {};
        await bench.persist({
          until: () => isFinished(id),
          by: () => during(at, 'as the renewal is finished', () => session.send({ type: 'finish-setup' })),
        });
      },
      async check({ session }) {
        const { setups, active } = await session.state();
        expect(active).toBeNull();
        expect(setups).toHaveLength(2);
        for (const setup of setups) expect(setup.finishedAt).toBeDefined();
        expect(setups.filter((setup) => setup.renewal?.setupId === old)).toHaveLength(1);
        for (const area of ['local', 'session'] as const)
          for (const secret of [clientSecret, newSecret])
            await expect.poll(() => stored(session, area)).not.toContain(asStored(secret));
      },
    };
  },
};
