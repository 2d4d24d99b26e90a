import { readFileSync } from 'node:fs';
import type { DeliveryBody } from '../../../lib/delivery/delivery-body-schema';
import { escapeHtml, type HostHandler, readBody, sendHtml } from '../http';
import { createSettingsReceiver, type SettingsReceiver } from './settings-receiver';

interface Desk {
  handle: HostHandler;
  /** Requests for the redirect URI: none may ever come. */
  callbacks: string[];
}

export interface ExampleDesk extends Desk {
  receiver: SettingsReceiver;
}

export interface SealedDesk extends Desk {
  /** What was posted, as it came. */
  posted: string[];
  /** By setup, opened. */
  stored: Map<string, DeliveryBody>;
  /** What is in a sealed file. */
  open(file: string): Promise<DeliveryBody>;
}

const page = readFileSync('docs/examples/receiver/settings-page.html', 'utf8');

/** The helpdesk of docs/examples/vendor: its settings page hands over, its endpoint takes the settings. */
export const createExampleDesk = (): ExampleDesk => {
  const receiver = createSettingsReceiver();
  const token = () => receiver.state.tokens.find(({ oneTime, usedUp }) => oneTime && !usedUp)?.token ?? '';
  return { receiver, ...desk(receiver.handle, token) };
};

/** The same with the endpoint of docs/examples/receiver, which opens what is sealed for it. */
export async function createSealedDesk(privateJwk: object): Promise<SealedDesk> {
  // Plain JavaScript, for vendors to read and copy.
  const { createReceiver } = await import('../../../docs/examples/receiver/receiver.mjs' as string);
  const { openSealed } = await import('../../../docs/examples/receiver/sealed.mjs' as string);
  const receiver = createReceiver({ privateJwk });
  const posted: string[] = [];
  const endpoint: HostHandler = async (req, res, host) => {
    const text = await readBody(req);
    if (req.method === 'POST') posted.push(text);
    const { method, headers } = req;
    const request = { method, headers, body: [Buffer.from(text)], origin: `https://${host}` };
    const answer = await receiver.handle(request);
    res.writeHead(answer.status, answer.headers);
    res.end(answer.body);
    return true;
  };
  return {
    posted,
    stored: receiver.stored,
    open: (file) => openSealed(JSON.parse(file), privateJwk),
    ...desk(endpoint, () => receiver.tokens.issue().token),
  };
}

function desk(endpoint: HostHandler, token: () => string): Desk {
  const callbacks: string[] = [];
  return {
    callbacks,
    handle: async (req, res, host) => {
      const { pathname } = new URL(req.url ?? '/', `https://${host}`);
      if (pathname === '/oauth/callback') callbacks.push(req.url ?? '');
      if (pathname !== '/admin/email') return endpoint(req, res, host);
      const filled = page
        .replace('"recipe": "generic"', '"recipe": "example-desk"')
        .replace('"variant": "imap-smtp"', '"variant": "imap"')
        .replaceAll('{{origin}}', `https://${host}`)
        .replaceAll('{{token}}', escapeHtml(token()))
        .replaceAll('{{expires}}', new Date(Date.now() + 3_600_000).toISOString());
      return sendHtml(res, 200, filled, { 'cache-control': 'no-store' });
    },
  };
}
