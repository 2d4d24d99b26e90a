import { expect } from 'vitest';
import type { SessionRequest } from '../../../../lib/delivery/session/types';
import type { Receipt } from '../../../../lib/delivery/types';
import { listMailboxes, type Row, saveMailbox } from '../../../world/helpdesk/freeitsm-mailboxes';
import { secretText } from '../../background/bench';
import type { Injection } from '../browser-world';
import { again, type Flow, press, stateOf } from '../flow';
import { expectHeld, helpdesk, type ReadyApp, readyApp, typeSecretAgain } from '../ready-app';

const untested = true;

const receiptsOf = ({ world }: ReadyApp): Receipt[] => world.active?.receipts ?? [];

/** A helpdesk has the secret: ours is needless. */
function expectForgotten({ world }: ReadyApp): void {
  expect(world.text('local') + world.text('session')).not.toContain(secretText);
}

interface EndpointBench extends ReadyApp {
  /** By idempotency key. */
  stored: Map<string, string>;
}

const endpoint = `${helpdesk}/api/mail-settings`;

/** By the rules of docs/settings-endpoint.md: a known key is a repetition. */
export function receiver(stored: Map<string, string>): ReadyApp['world']['network'] {
  return async (_, init) => {
    const headers = new Headers(init?.headers);
    if ((init?.method ?? 'GET') === 'GET') return Response.json({}, { status: 404 });
    stored.set(headers.get('idempotency-key') ?? '', String(init?.body));
    return Response.json({ reference: 'settings-1' }, { status: 201 });
  };
}

/** An update takes the key of a delivery whose answer was lost: the helpdesk knows the next one by its setup. */
export function expectOne({ world, stored }: Pick<EndpointBench, 'world' | 'stored'>): void {
  const setups = [...stored.values()].map((body) => (JSON.parse(body) as { setup: string }).setup);
  const known = world.updates > 0 ? [...new Set(setups)] : setups;
  expect(known, 'deliveries that the helpdesk takes for different ones').toHaveLength(1);
}

export const settingsEndpoint: Flow<EndpointBench> = {
  async prepare() {
    const app = await readyApp(['generic', 'imap-smtp']);
    const stored = new Map<string, string>();
    app.world.network = receiver(stored);
    return { ...app, stored };
  },
  async run(app) {
    const { world } = app;
    const { active } = await stateOf(world);
    const destination =
      active?.variant.destinations.findIndex(({ kind }) => kind === 'settings-endpoint') ?? -1;
    await press(world, {
      until: () => receiptsOf(app).length > 0,
      async by() {
        await typeSecretAgain(world);
        await world.ask({
          type: 'deliver',
          destination,
          token: 'one-time-token',
          untested,
          address: endpoint,
        });
      },
    });
  },
  async check(app) {
    await app.world.settle();
    expectOne(app);
    expect(receiptsOf(app)).toMatchObject([{ target: helpdesk, includesSecret: true }]);
    expectForgotten(app);
  },
};

interface FreeitsmBench extends ReadyApp {
  rows: Row[];
}

export const freeitsm: Flow<FreeitsmBench> = {
  async prepare() {
    const app = await readyApp(['freeitsm', 'delegated']);
    const rows: Row[] = [];
    const answer = ({ method, path, body }: SessionRequest) => {
      const said = path.includes('get_mailboxes')
        ? listMailboxes(rows)
        : path.includes('save_mailbox')
          ? saveMailbox(rows, JSON.parse(body ?? 'null'))
          : null;
      const text = JSON.stringify(said ?? { success: false, error: `${method} ${path}` });
      return { ok: true, status: said ? 200 : 404, contentType: 'application/json', text, page: null };
    };
    app.world.open({
      url: `${helpdesk}/tickets/settings/`,
      run: ({ func, args = [] }: Injection) => [
        { frameId: 0, result: func ? answer(args[1] as SessionRequest) : null },
      ],
    });
    return { ...app, rows };
  },
  async run(app) {
    const { world } = app;
    await press(world, {
      until: () => receiptsOf(app).length > 0,
      async by() {
        await typeSecretAgain(world);
        const looked = await again(world, { type: 'look-into-helpdesk', destination: 0, place: null });
        const place = looked.ok ? looked.look.place : null;
        if (!place) throw new Error('the look found no place');
        const { id, version } = place;
        await world.ask({ type: 'deliver-in-session', destination: 0, place: id, version, untested });
      },
    });
  },
  async check(app) {
    await app.world.settle();
    expect(app.rows, 'mailboxes in the helpdesk').toHaveLength(1);
    expect(app.rows[0]).toMatchObject({ azure_client_secret: secretText });
    expect(receiptsOf(app)).toMatchObject([{ destination: 'freeitsm-session', includesSecret: true }]);
    expectForgotten(app);
  },
};

const fileOf = (kind: string): Flow<ReadyApp> => ({
  prepare: () => readyApp(['generic', 'imap-smtp']),
  async run(app) {
    const { world } = app;
    const { active } = await stateOf(world);
    const destination = active?.variant.destinations.findIndex((one) => one.kind === kind) ?? -1;
    let saved = '';
    await press(world, {
      until: () => saved !== '',
      async by() {
        await typeSecretAgain(world);
        const reply = await world.ask({ type: 'export', destination, includeSecret: true, untested });
        if (reply.ok) saved = reply.text;
      },
    });
    expect(saved).toContain(secretText);
  },
  async check(app) {
    // A file is the admin's own copy: it may be made again, and each is told.
    const receipts = receiptsOf(app);
    expect(receipts.length).toBeGreaterThan(0);
    for (const receipt of receipts) expect(receipt).toMatchObject({ destination: kind, outcome: 'saved' });
    await expectHeld(app);
    expect(app.world.text('local')).not.toContain(secretText);
  },
});

export const file = fileOf('json-file');
export const text = fileOf('env-text');
