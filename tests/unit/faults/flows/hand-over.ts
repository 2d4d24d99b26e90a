import { expect, vi } from 'vitest';
import type { Message, MessageKey } from '../../../../lib/i18n';
import { secretText } from '../../background/bench';
import { clientId, tenantId } from '../../background-test/fake-entra';
import { BrowserWorld } from '../browser-world';
import { again, type Flow, press } from '../flow';
import { typeSecretAgain } from '../ready-app';
import { expectOne, receiver } from './deliveries';

const origin = 'https://desk.example';
const endpoint = `${origin}/api/mail-settings`;
const token = 'one-time-0123456789abcdef';

const begun = Date.now();

/** What is said leads the admin to a clock that is wrong, if nothing else is. */
function setClockRight(said: Message[], key: MessageKey): void {
  if (said.some((one) => one.key === key)) vi.setSystemTime(begun);
}

interface Bench {
  world: BrowserWorld;
  tabId: number;
  stored: Map<string, string>;
}

/** What the helpdesk's page offers. */
async function take({ world, tabId }: Bench): Promise<void> {
  const reply = await again(world, { type: 'look-for-hand-over', tabId });
  if (reply.found === 'refused') setClockRight(reply.reasons, 'handOverExpired');
  if (reply.found !== 'offer') return;
  const existing = reply.existing !== null;
  await world.ask({ type: 'take-hand-over', id: reply.id, mailbox: null, existing });
}

/** From the helpdesk's button to its endpoint, with the token that came with it. */
export const handOver: Flow<Bench> = {
  async prepare() {
    const world = new BrowserWorld();
    const block = JSON.stringify({
      format: 'waymark-hand-over',
      version: 1,
      recipe: 'generic',
      variant: 'imap-smtp',
      helpdeskUrl: origin,
      redirectUri: `${origin}/oauth/callback`,
      settingsEndpoint: endpoint,
      token,
      expires: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const { id } = world.open({
      url: `${origin}/settings`,
      run: () => [{ frameId: 0, result: { origin, blocks: [block] } }],
    });
    const stored = new Map<string, string>();
    world.network = receiver(stored);
    return { world, tabId: id, stored };
  },
  async run(bench) {
    const { world } = bench;
    await press(world, { until: () => world.active?.handOver !== undefined, by: () => take(bench) });
    await world.settle();
    await again(world, { type: 'set-value', fact: 'tenantId', value: tenantId });
    await again(world, { type: 'set-value', fact: 'clientId', value: clientId });
    await again(world, { type: 'set-secret', value: secretText });
    await world.settle();
    const { active } = await again(world, { type: 'get-state' });
    const destination =
      active?.variant.destinations.findIndex(({ kind }) => kind === 'settings-endpoint') ?? -1;
    await press(world, {
      until: () => (world.active?.receipts.length ?? 0) > 0,
      async by() {
        await typeSecretAgain(world);
        const reply = await world.ask({ type: 'deliver-handed-over', destination, untested: true });
        if (reply.ok) return;
        setClockRight([reply.error.cause], 'handOverTokenGone');
        if (world.updates > 0) await take(bench);
      },
    });
  },
  async check({ world, stored }) {
    await world.settle();
    const { setups } = await again(world, { type: 'get-state' });
    expect(setups).toHaveLength(1);
    expectOne({ world, stored });
    expect(setups[0]?.receipts).toHaveLength(1);
    expect(world.text('local')).not.toContain(token);
    expect(world.text('local') + world.text('session')).not.toContain(secretText);
  },
};
