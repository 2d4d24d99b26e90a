import { escapeHtml } from '../http';
import type { ZammadState } from './zammad';

const describe = (name: string, value: string) =>
  name === 'client_secret' ? `${value.length} characters, ending in ${value.slice(-3)}` : value;

/** What a person at the helpdesk would look at: the settings that arrived. */
export const renderSettingsPage = (host: string, { externalCredentials }: ZammadState): string => {
  const cards = externalCredentials.map(({ name, credentials, updated_at }) => {
    const rows = Object.entries(credentials).map(
      ([key, value]) =>
        `<tr><th scope="row">${escapeHtml(key)}</th><td data-setting="${escapeHtml(key)}">${escapeHtml(describe(key, value))}</td></tr>`,
    );
    return `<section><h2>${escapeHtml(name)}</h2><table>${rows.join('')}</table><p>Saved ${escapeHtml(updated_at)}</p></section>`;
  });
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Helpdesk: channels</title>
<style>body{max-width:720px;margin:48px auto;font:16px system-ui,sans-serif;color:#222}h1{font-size:24px}section{padding:8px 24px;border:1px solid #ccc;border-radius:8px}th{text-align:left;padding:4px 24px 4px 0;font-weight:600}td{overflow-wrap:anywhere}</style></head>
<body><h1>Practice helpdesk at ${escapeHtml(host)}</h1>
${cards.join('') || '<p>No Microsoft app is configured yet.</p>'}</body></html>`;
};
