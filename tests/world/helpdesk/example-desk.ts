import { readFileSync } from 'node:fs';
import { escapeHtml, type HostHandler, sendHtml } from '../http';
import { createSettingsReceiver, type SettingsReceiver } from './settings-receiver';

export interface ExampleDesk {
  handle: HostHandler;
  receiver: SettingsReceiver;
  /** Requests for the redirect URI: none may ever come. */
  callbacks: string[];
}

const page = readFileSync('docs/examples/receiver/settings-page.html', 'utf8');

/** The helpdesk of docs/examples/vendor: its settings page hands over, its endpoint takes the settings. */
export const createExampleDesk = (): ExampleDesk => {
  const receiver = createSettingsReceiver();
  const callbacks: string[] = [];
  return {
    receiver,
    callbacks,
    handle: async (req, res, host) => {
      const { pathname } = new URL(req.url ?? '/', `https://${host}`);
      if (pathname === '/oauth/callback') callbacks.push(req.url ?? '');
      if (pathname !== '/admin/email') return receiver.handle(req, res, host);
      const token = receiver.state.tokens.find(({ oneTime, usedUp }) => oneTime && !usedUp)?.token ?? '';
      const filled = page
        .replace('"recipe": "generic"', '"recipe": "example-desk"')
        .replace('"variant": "imap-smtp"', '"variant": "imap"')
        .replaceAll('{{origin}}', `https://${host}`)
        .replaceAll('{{token}}', escapeHtml(token))
        .replaceAll('{{expires}}', new Date(Date.now() + 3_600_000).toISOString());
      return sendHtml(res, 200, filled, { 'cache-control': 'no-store' });
    },
  };
};
