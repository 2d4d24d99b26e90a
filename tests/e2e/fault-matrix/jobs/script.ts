import { expect } from 'vitest';
import { GraphDirectory } from '../../../scripts/graph-directory';
import { type Run, runBash } from '../../../scripts/run-bash';
import { helpdeskUrl } from '../../session';
import { holdsSecret, isForgotten } from '../by-hand';
import { during, type Job } from '../job';
import { asStored, stored } from '../stored';

/** A script is made, run by the admin (on a model of `az`), and what it printed is taken. */
export const script: Job = {
  name: 'delivery: script',
  moments: ['before it is made', 'as it is made', 'it has run', 'as its result is taken'],
  momentsWithTab: [],
  begin(at) {
    const directory = new GraphDirectory();
    /** Once, and then on the admin's screen. */
    let ran: Promise<Run> | undefined;
    return {
      async prepare({ session }) {
        const answers = { helpdeskUrl: `${helpdeskUrl}/oauth/callback` };
        await session.send({ type: 'start-setup', recipeId: 'generic', variantId: 'imap-smtp', answers });
      },
      async run(bench) {
        const { session } = bench;
        await at('before it is made');
        await bench.persist({
          until: async () => ran !== undefined,
          async by() {
            const request = { type: 'make-script', tool: 'azure-cli', cloud: 'global' } as const;
            const made = await during(at, 'as it is made', () => session.send(request));
            if (typeof made === 'string') throw new Error(`no script: ${made}`);
            ran ??= runBash(made.files, [made.files[0]?.name ?? ''], directory);
          },
        });
        const printed = (await ran)?.output ?? '';
        await at('it has run');
        const isTaken = async () => (await session.state()).active?.setup.secret?.origin === 'script';
        await bench.persist({
          until: async () => (await isTaken()) && (await holdsSecret(session)),
          async by() {
            if (await isTaken()) await isForgotten(bench);
            await during(at, 'as its result is taken', () =>
              session.send({ type: 'use-script-result', text: printed }),
            );
          },
        });
      },
      async check({ session }) {
        const secret = directory.secretValues.at(-1) ?? '';
        const { active, setups } = await session.state();
        expect(setups).toHaveLength(1);
        expect(active?.setup).toMatchObject({
          facts: { clientId: { value: directory.applications.at(-1)?.appId, origin: 'script' } },
          secret: { endsIn: secret.slice(-3), held: true },
        });
        expect(await stored(session, 'session')).toContain(asStored(secret));
        expect(await stored(session, 'local')).not.toContain(asStored(secret));
      },
    };
  },
};
