import { expect } from 'vitest';
import { clientSecret } from '../../endpoint-bench';
import { helpdeskUrl, type Session } from '../../session';
import type { FaultBench } from '../bench';
import { typeIn } from '../by-hand';
import { type At, during, type Job } from '../job';
import { asStored, stored } from '../stored';

const secret = 'old8Q~secretsecretsecretsecretsecretsecx';
const daysLeft = 6;
const answers = { helpdeskUrl: `${helpdeskUrl}/oauth/callback` };
const ids = {
  tenantId: '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35',
  clientId: '22222222-2222-4333-8444-555555555555',
  objectId: '33333333-2222-4333-8444-555555555555',
};

/** Of an app whose secret ends soon: as a script of the admin's own says it. */
const result = () => ({
  format: 'waymark-script-result',
  version: 1,
  tool: 'azure-cli',
  recipe: 'generic',
  variant: 'imap-smtp',
  cloud: 'global',
  tenantId: ids.tenantId,
  application: {
    clientId: ids.clientId,
    objectId: ids.objectId,
    displayName: 'Helpdesk mail',
    signInAudience: 'AzureADMyOrg',
    redirectUris: { web: [answers.helpdeskUrl], spa: [], publicClient: [] },
    allowPublicClient: false,
    requiredResourceAccess: [],
  },
  servicePrincipalId: ids.objectId,
  permissionNames: [],
  delegatedGrants: [],
  appRoles: [],
  secret: {
    value: secret,
    secretId: ids.objectId,
    expires: new Date(Date.now() + daysLeft * 24 * 60 * 60_000).toISOString(),
    description: null,
  },
});

/** A secret that ends is said once; a finished setup and one under way are discarded, and brought back. */
export const history: Job = {
  name: 'history and reminders',
  moments: [
    'as reminders are switched on',
    'as the alarm rings',
    ...['finished', 'open'].flatMap((which) => [
      `as the ${which} one is discarded`,
      `as the ${which} one is brought back`,
    ]),
  ],
  momentsWithTab: [],
  begin(at) {
    const setups = { finished: '', open: '' };
    let shown: string[] = [];
    return {
      grantRights: ['notifications'],
      async prepare({ session }) {
        const started = async () => {
          await session.send({ type: 'start-setup', recipeId: 'generic', variantId: 'imap-smtp', answers });
          return (await session.state()).active?.setup.id ?? '';
        };
        setups.finished = await started();
        await session.send({ type: 'use-script-result', text: JSON.stringify(result()) });
        await session.send({ type: 'finish-setup' });
        setups.open = await started();
        await typeIn(session);
      },
      async run(bench) {
        const { session } = bench;
        await bench.persist({
          until: async () => (await session.state()).hasReminders,
          by: () =>
            during(at, 'as reminders are switched on', () =>
              session.send({ type: 'set-reminders', isOn: true }),
            ),
        });
        await during(at, 'as the alarm rings', () => session.popup.evaluate(ring).catch(() => undefined));
        await bench.untilWell();
        await bench.becomes(async () => (await notifications(session)).length > 0);
        shown = await notifications(session);
        for (const [which, setupId] of Object.entries(setups)) await slip(bench, { which, setupId, at });
      },
      async check(bench) {
        const { session } = bench;
        const { setups: kept, discarded } = await session.state();
        expect(discarded).toBeNull();
        if (!bench.undoMayBeOver)
          expect(kept.map(({ id }) => id).sort()).toEqual(Object.values(setups).sort());
        await expect.poll(() => session.popup.evaluate(periods)).toEqual([360]);
        expect(shown, 'what an update takes away is said again').toEqual([
          expect.stringMatching(`^${setups.finished}:.*:7$`),
        ]);
        const { reminders } = JSON.parse(await stored(session, 'local'));
        if (!bench.wasUpdated) expect(reminders.told, 'said once').toEqual(shown);
        for (const area of ['local', 'session'] as const)
          for (const one of [secret, clientSecret])
            await expect.poll(() => stored(session, area)).not.toContain(asStored(one));
      },
    };
  },
};

/** Discards a setup, and has it back. */
async function slip(
  bench: FaultBench,
  { which, setupId, at }: { which: string; setupId: string; at: At },
): Promise<void> {
  const { session } = bench;
  const isThere = async () => (await session.state()).setups.some(({ id }) => id === setupId);
  await bench.persist({
    until: async () => !(await isThere()),
    by: () =>
      during(at, `as the ${which} one is discarded`, () => session.send({ type: 'discard-setup', setupId })),
  });
  const bringBack = () =>
    during(at, `as the ${which} one is brought back`, () => session.send({ type: 'undo-discard' }));
  await bringBack().catch(() => undefined);
  await bench.untilWell();
  const isOver = async () => bench.undoMayBeOver && (await session.state()).discarded === null;
  await bench.persist({
    until: async () => (await isThere()) || (await isOver()),
    by: bringBack,
  });
}

/** In a page of the extension, as all below: the next of the alarms that come every six hours. */
const ring = () => chrome.alarms.create('look-for-reminders', { when: Date.now() });

const periods = async () =>
  (await chrome.alarms.getAll())
    .filter(({ name }) => name === 'look-for-reminders')
    .map(({ periodInMinutes }) => periodInMinutes);

const notifications = (session: Session): Promise<string[]> =>
  session.popup.evaluate(
    () => new Promise<string[]>((done) => chrome.notifications.getAll((all) => done(Object.keys(all)))),
  );

declare const chrome: {
  alarms: {
    create(name: string, when: { when: number }): Promise<void>;
    getAll(): Promise<{ name: string; periodInMinutes?: number }[]>;
  };
  notifications: { getAll(answer: (shown: object) => void): void };
};
