import { escapeHtml, type HostHandler, readBody, sendHtml, sendJson } from '../../http';

export interface ZammadDialog {
  handle: HostHandler;
  /** What the dialog's own button has sent. */
  saved: Record<string, string>[];
}

const notice =
  'This is not Zammad. It is an approximation of its dialog “Connect Microsoft 365 App”, for practice and tests.';

/** Runs in the page: the dialog opens on a press, and reads its fields when it is sent. */
const script = `
const dialog = document.querySelector('[role=dialog]');
document.querySelector('.js-configApp').addEventListener('click', () => { dialog.hidden = false; });
document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const names = ['client_id', 'client_secret', 'client_tenant'];
  const values = Object.fromEntries(names.map((id) => [id, document.getElementById(id).value]));
  await fetch('/api/approximation', { method: 'POST', body: JSON.stringify(values) });
  dialog.hidden = true;
});
`;

const field = (id: string, label: string, type = 'text') =>
  `<p><label for="${id}">${label}</label><br><input id="${id}" name="${id}" type="${type}" autocomplete="off"></p>`;

const page = (callback: string) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Approximation of Zammad</title>
<style>body{margin:24px;font:15px system-ui}input{width:480px;padding:6px}</style></head>
<body><p><b>${notice}</b></p><h1>Microsoft 365 IMAP Email</h1>
<button type="button" class="js-configApp">Connect Microsoft 365 App</button>
<div role="dialog" aria-modal="true" hidden><h2>Connect Microsoft 365 App</h2><form>
${field('client_id', 'Client ID')}${field('client_secret', 'Client Secret', 'password')}${field('client_tenant', 'Tenant UUID/Name')}
<p><label for="callback_url">Your callback URL</label><br><input id="callback_url" readonly value="${escapeHtml(callback)}"></p>
<button type="submit">Submit</button></form></div>
<script>${script}</script></body></html>`;

/** The dialog in which an admin enters the app by hand (knowledge/helpdesks.md §2.5c, "Form fill"). */
export const createZammadDialog = (origin: string): ZammadDialog => {
  const saved: ZammadDialog['saved'] = [];
  return {
    saved,
    handle: async (req, res) => {
      if (req.method !== 'POST')
        return sendHtml(res, 200, page(`${origin}/api/v1/external_credentials/microsoft365/callback`));
      saved.push(JSON.parse(await readBody(req)));
      return sendJson(res, 200, {});
    },
  };
};
