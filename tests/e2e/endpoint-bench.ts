import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { createSettingsReceiver, type SettingsReceiver } from '../world/helpdesk/settings-receiver';
import type { HostHandler } from '../world/http';
import { makeCertificate } from '../world/tls';
import { openSession, type Session } from './session';

export const host = 'desk.example';
export const path = '/api/mail-settings';
export const token = 'practice-endpoint-token';
export const clientSecret = 'aB~c.D_e-F+g/H&i=J%20k$&"l\\m';

/** A browser beside a helpdesk with a settings endpoint, good or bad, and an admin on the delivery tab. */
export class EndpointBench {
  receiver: SettingsReceiver = createSettingsReceiver();
  #session: Session | undefined;
  readonly #handle: HostHandler = (req, res, name) => this.receiver.handle(req, res, name);
  readonly #local = createHttpServer((req, res) => void this.#handle(req, res, '127.0.0.1'));
  readonly #untrusted = createHttpsServer((req, res) => void this.#handle(req, res, '127.0.0.1'));

  get session(): Session {
    if (!this.#session) throw new Error('no browser yet');
    return this.#session;
  }

  /** Over plain http, on this machine. */
  get localAddress(): string {
    return `http://127.0.0.1:${(this.#local.address() as AddressInfo).port}${path}`;
  }

  /** With a certificate that nobody trusts. */
  get untrustedAddress(): string {
    return `https://127.0.0.1:${(this.#untrusted.address() as AddressInfo).port}${path}`;
  }

  async open(): Promise<void> {
    const { key, cert } = await makeCertificate(['untrusted.example']);
    this.#untrusted.setSecureContext({ key, cert });
    for (const server of [this.#local, this.#untrusted])
      await once(server.listen(0, '127.0.0.1'), 'listening');
    await this.#openBrowser();
  }

  async #openBrowser(): Promise<void> {
    await this.#session?.close().catch(() => undefined);
    this.#session = await openSession({
      furnish: (world) => {
        world.addHost(host, this.#handle);
        world.addHost('elsewhere.example', async (_req, res) => {
          res.end('{}');
          return true;
        });
      },
      grantHosts: [
        `https://${host}/*`,
        'https://elsewhere.example/*',
        'https://nowhere.example/*',
        'https://127.0.0.1/*',
        'http://127.0.0.1/*',
      ],
    });
  }

  async close(): Promise<void> {
    await this.#session?.close();
    for (const server of [this.#local, this.#untrusted]) {
      server.closeAllConnections();
      server.close();
    }
  }

  /** A fresh receiver, and a setup with everything typed by hand, ready to be sent untested. */
  async reset(): Promise<void> {
    this.receiver = createSettingsReceiver();
    if (this.session.popup.isClosed()) await this.#openBrowser();
    const { session } = this;
    session.world.log.clear();
    for (const { id } of (await session.state()).setups)
      await session.send({ type: 'discard-setup', setupId: id });
    await session.popup.evaluate(() => localStorage.clear());
    await session.send({
      type: 'start-setup',
      recipeId: 'generic',
      variantId: 'imap-smtp',
      answers: { helpdeskUrl: `https://${host}/oauth/callback` },
    });
    const tenantId = '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35';
    await session.send({ type: 'set-value', fact: 'tenantId', value: tenantId });
    const clientId = '11111111-2222-4333-8444-555555555555';
    await session.send({ type: 'set-value', fact: 'clientId', value: clientId });
    await session.send({ type: 'set-secret', value: clientSecret });
    await this.openDelivery();
    await this.fillIn();
  }

  async openDelivery(): Promise<void> {
    const { popup } = this.session;
    await popup.reload();
    await popup.getByRole('tab', { name: 'Deliver' }).click();
    await popup.getByRole('checkbox', { name: /without a passed test/ }).check();
  }

  get addressField() {
    return this.session.popup.getByLabel('Address of the settings endpoint');
  }

  get tokenField() {
    return this.session.popup.getByLabel(/one-time token/);
  }

  async fillIn(address = `https://${host}${path}`, withToken = token): Promise<void> {
    await this.addressField.fill(address);
    await this.tokenField.fill(withToken);
  }

  send(): Promise<void> {
    return this.session.popup.getByRole('button', { name: /^Send to (desk|nowhere|127)/ }).click();
  }

  /** What the popup says of a failure. */
  async told(timeout = 10_000): Promise<string> {
    const alert = this.session.popup.getByRole('alert');
    await alert.waitFor({ timeout });
    return (await alert.textContent()) ?? '';
  }

  async receipts() {
    return (await this.session.state()).active?.setup.receipts ?? [];
  }

  get posts() {
    return this.receiver.state.received.filter(({ method }) => method === 'POST');
  }

  get keys() {
    return new Set(this.posts.map(({ headers }) => headers['idempotency-key']));
  }

  async arrived(): Promise<void> {
    const receipt = this.session.popup.getByRole('heading', { name: /^(Created|Updated) in/ });
    await receipt.waitFor({ timeout: 10_000 });
  }

  /** What must hold after each failure. */
  async nothingIsLost(): Promise<void> {
    expect(await this.receipts()).toEqual([]);
    expect((await this.session.state()).active?.setup.secret?.held).toBe(true);
    expect(await this.addressField.inputValue()).toContain('://');
    expect(await this.tokenField.inputValue()).not.toBe('');
  }

  async onceAgainStoresOnce(): Promise<void> {
    this.receiver.state.fault = null;
    await this.send();
    await this.arrived();
    expect(this.receiver.state.writes).toBe(1);
    expect(this.keys.size).toBe(1);
    expect(await this.receipts()).toHaveLength(1);
  }
}
