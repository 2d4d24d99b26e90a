import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReceiverFault } from '../world/helpdesk/settings-receiver';
import { clientSecret, EndpointBench, host, path, token } from './endpoint-bench';

/**
 * One test per way in which a settings endpoint may fail: the message names cause and next step, nothing is lost, and
 * trying again stores the settings once. They share a browser, and each starts with a setup of its own.
 */

const bench = new EndpointBench();
beforeAll(() => bench.open());
afterAll(() => bench.close());
beforeEach(() => bench.reset());

describe('the settings arrive', () => {
  test('as they were shown, the secret byte for byte, and are then forgotten here', async () => {
    const preview = await bench.session.popup.locator('details pre').textContent();
    expect(preview).not.toContain(clientSecret);
    await bench.send();
    await bench.arrived();
    const [stored] = bench.receiver.state.stored.values();
    const shown = JSON.parse(preview ?? '');
    expect(stored).toEqual({ ...shown, settings: { ...shown.settings, client_secret: clientSecret } });
    expect(stored?.settings).toMatchObject({
      imap_port: 993,
      redirect_uri: `https://${host}/oauth/callback`,
    });
    expect(await bench.receipts()).toMatchObject([
      { destination: 'settings-endpoint', outcome: 'created', reference: 'S-1', untested: true },
    ]);
    expect(
      await bench.session.popup.getByRole('link', { name: `https://${host}/mailboxes/S-1` }).count(),
    ).toBe(1);
    expect((await bench.session.state()).active?.setup.secret?.held).toBe(false);
  });

  test('with a one-time token, also when the answer was lost', async () => {
    await bench.fillIn(undefined, 'practice-one-time-token');
    bench.receiver.state.fault = 'cut-after-storing';
    await bench.send();
    await bench.told();
    await bench.onceAgainStoresOnce();
    expect(bench.receiver.state.tokens.map(({ usedUp }) => usedUp)).toEqual([false, true]);
  });

  test('once, however often the button is pressed', async () => {
    const { setup, variant } = (await bench.session.state()).active ?? {};
    const destination = variant?.destinations.findIndex(({ kind }) => kind === 'settings-endpoint') ?? -1;
    const message = {
      type: 'deliver' as const,
      destination,
      token,
      untested: true,
      address: `https://${host}${path}`,
    };
    const results = await Promise.all([
      bench.session.send(message),
      bench.session.send(message),
      bench.session.send(message),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(bench.posts).toHaveLength(1);
    expect(setup?.id).toBe([...bench.receiver.state.stored.keys()][0]);
    expect(await bench.receipts()).toHaveLength(1);
  });

  test('over plain http on this machine', async () => {
    await bench.fillIn(bench.localAddress);
    await bench.send();
    await bench.arrived();
    expect(bench.receiver.state.writes).toBe(1);
  });
});

describe('a refusal stores nothing, and once it is mended the settings arrive', () => {
  test.each<[string, ReceiverFault, RegExp, RegExp]>([
    ['403', 'forbidden', /may not store.*may only read/, /Ask in the helpdesk for a token/],
    ['404', 'absent', /no settings endpoint/, /Compare the address/],
    ['409', 'conflict', /does not take these settings now.*being worked on/, /Wait a moment and look/],
    ['413', 'too-large', /larger than .* allows/, /has to allow that/],
    [
      '422',
      'invalid-fields',
      /can not be used.*Client ID: Is in use.*quota: Is full/,
      /Correct what it names/,
    ],
  ])('%s', async (_, fault, cause, fix) => {
    bench.receiver.state.fault = fault;
    await bench.send();
    const text = await bench.told();
    expect(text).toMatch(cause);
    expect(text.split('What to do:')[1]).toMatch(fix);
    expect(text).toContain('Nothing was stored');
    await bench.nothingIsLost();
    await bench.onceAgainStoresOnce();
  });

  test('401', async () => {
    await bench.fillIn(undefined, 'an-old-token');
    await bench.send();
    const text = await bench.told();
    expect(text).toMatch(/did not accept the token.*unknown or used up/);
    expect(text).toMatch(/What to do: Copy it again, whole.*Nothing was stored/);
    expect(bench.posts).toHaveLength(0);
    await bench.nothingIsLost();
    await bench.fillIn();
    await bench.onceAgainStoresOnce();
  });

  test('412', async () => {
    bench.receiver.state.etag = '"v0"';
    bench.receiver.state.fault = 'changed-meanwhile';
    await bench.send();
    const text = await bench.told();
    expect(text).toMatch(/changed by someone else.*not overwritten/);
    expect(text).toMatch(/What to do: Look in the helpdesk.*deliver again.*Nothing was stored/);
    expect(bench.posts[0]?.headers['if-match']).toBe('"v0"');
    await bench.nothingIsLost();
    await bench.onceAgainStoresOnce();
    expect(bench.posts[1]?.headers['if-match']).toBe('"someone-else"');
  });
});

describe('429', () => {
  test('waits as long as the endpoint asks for, and sends again by itself', async () => {
    bench.receiver.state.fault = 'too-many';
    await bench.send();
    const text = await bench.told();
    expect(text).toMatch(/too many requests.*What to do: Wait a minute/);
    expect(text).toMatch(/Sending again in \d seconds?/);
    await bench.nothingIsLost();
    bench.receiver.state.fault = null;
    await bench.arrived();
    expect(bench.receiver.state.writes).toBe(1);
    expect(bench.keys.size).toBe(1);
  });

  test('does not send again when the admin says no', async () => {
    bench.receiver.state.fault = 'too-many';
    await bench.send();
    await bench.session.popup.getByRole('button', { name: "Don't send again" }).click();
    expect(await bench.told()).toMatch(/asks to wait until/);
    bench.receiver.state.fault = null;
    await bench.session.popup.waitForTimeout(3000);
    expect(bench.posts).toHaveLength(1);
    await bench.nothingIsLost();
    await bench.onceAgainStoresOnce();
  });
});

describe('no certain answer: a repetition is known by its key', () => {
  test('5xx', async () => {
    bench.receiver.state.fault = 'broken';
    await bench.send();
    const text = await bench.told();
    expect(text).toMatch(/fault of its own \(HTTP 503\).*database is away/);
    expect(text).toMatch(/What to do: Deliver again.*same key/);
    expect(text).not.toContain('Nothing was stored');
    await bench.nothingIsLost();
    await bench.onceAgainStoresOnce();
  });

  test('a time-out', async () => {
    bench.receiver.state.fault = 'silent-after-storing';
    await bench.send();
    const text = await bench.told(30_000);
    expect(text).toMatch(/did not answer within 20 seconds.*What to do: Deliver again.*same key/);
    expect(bench.receiver.state.writes).toBe(1);
    await bench.nothingIsLost();
    await bench.onceAgainStoresOnce();
  });

  test('a connection that is cut, also when the popup closes and the worker dies', async () => {
    bench.receiver.state.fault = 'cut-after-storing';
    await bench.send();
    expect(await bench.told()).toMatch(/could not be reached.*What to do: Deliver again.*same key/);
    expect(bench.receiver.state.writes).toBe(1);
    await bench.nothingIsLost();
    const debug = await bench.session.context.newCDPSession(bench.session.popup);
    await debug.send('ServiceWorker.enable');
    await debug.send('ServiceWorker.stopAllWorkers');
    await bench.openDelivery();
    await bench.tokenField.fill(token);
    await bench.onceAgainStoresOnce();
  });
});

describe('the way to the endpoint', () => {
  test('a redirect to another origin is not followed, with nothing', async () => {
    bench.receiver.state.fault = 'moved';
    await bench.send();
    const text = await bench.told();
    expect(text).toMatch(/sends visitors on to another address.*does not follow/);
    expect(text).toMatch(/What to do: Enter the address that the helpdesk ends up at.*Nothing was stored/);
    expect(bench.session.world.log.reaching('elsewhere.example')).toEqual([]);
    await bench.nothingIsLost();
    await bench.onceAgainStoresOnce();
  });

  test('a certificate that the browser does not trust', async () => {
    await bench.fillIn(bench.untrustedAddress);
    await bench.send();
    const text = await bench.told();
    expect(text).toMatch(/127\.0\.0\.1:\d+ could not be reached/);
    expect(text).toMatch(/What to do: Check.*certificate is accepted.*Nothing was stored/);
    expect(bench.receiver.state.received).toEqual([]);
    await bench.nothingIsLost();
    await bench.fillIn();
    await bench.onceAgainStoresOnce();
  });

  test('a host that nobody has', async () => {
    await bench.fillIn(`https://nowhere.example${path}`);
    await bench.send();
    expect(await bench.told()).toMatch(
      /nowhere\.example could not be reached.*What to do: Check.*Nothing was stored/,
    );
    await bench.nothingIsLost();
    await bench.fillIn();
    await bench.onceAgainStoresOnce();
  });
});
