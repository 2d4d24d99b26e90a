import { type HostHandler, readBody, sendHtml, sendJson } from '../../http';

export interface Matrix42Approximation {
  handle: HostHandler;
  /** The platform settings as they were last saved. */
  properties: Record<string, string>;
  saves: number;
}

const notice =
  'This is not Matrix42 ESM. It is an approximation of "Edit Platform Settings" as its vendor describes it, for practice and tests.';

/** Runs in the page: a filter, and a row for each key that fits it. */
const script = `
const rows = document.querySelector('tbody');
const values = PROPERTIES;
const draw = (filter) => rows.replaceChildren(...Object.keys(values).filter((key) => filter && key.includes(filter)).map((key) => {
  const row = document.createElement('tr');
  const name = document.createElement('td');
  name.textContent = key;
  const type = document.createElement('td');
  type.textContent = 'String';
  const cell = document.createElement('td');
  const input = document.createElement('input');
  input.value = values[key];
  input.addEventListener('change', () => { values[key] = input.value; });
  cell.append(input);
  row.append(name, type, cell);
  return row;
}));
document.querySelector('#filter').addEventListener('input', (event) => draw(event.target.value));
document.querySelector('#save').addEventListener('click', () => fetch('/api/approximation/properties', { method: 'POST', body: JSON.stringify(values) }));
draw('');
`;

const page = (properties: Record<string, string>) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Approximation of Matrix42 ESM</title>
<style>body{margin:24px;font:15px system-ui}td{padding:4px 16px 4px 0}td input{width:520px}</style></head>
<body><p><b>${notice}</b></p><h1>Edit Platform Settings</h1>
<input id="filter" type="search" aria-label="Filter" placeholder="mail.oauth.client.id">
<table><thead><tr><th>Key</th><th>Type</th><th>Value</th></tr></thead><tbody></tbody></table>
<button id="save" type="button">Save</button>
<script>${script.replace('PROPERTIES', JSON.stringify(properties).replaceAll('<', '\\u003c'))}</script></body></html>`;

/** The platform settings, one key at a time through a filter (knowledge/helpdesks.md §2.4c). */
export const createMatrix42Approximation = (): Matrix42Approximation => {
  const state: Omit<Matrix42Approximation, 'handle'> = {
    properties: {
      'mail.store.host': 'outlook.office365.com',
      'mail.store.oauth.enabled': 'false',
      'mail.transport.host': 'smtp.office365.com',
      'mail.transport.oauth.enabled': 'false',
      'mail.oauth.authorize.endpoint': '',
      'mail.oauth.client.id': '',
      'mail.oauth.scopes': '',
    },
    saves: 0,
  };
  return Object.assign(state, {
    handle: (async (req, res) => {
      if (req.method === 'POST') {
        state.properties = JSON.parse(await readBody(req));
        state.saves++;
        return sendJson(res, 200, {});
      }
      return sendHtml(res, 200, page(state.properties));
    }) satisfies HostHandler,
  });
};
