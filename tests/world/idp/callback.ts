import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { escapeHtml } from '../http';
import type { Flow } from './context';
import { type Fault, incidentOf } from './faults';
import { contentPolicy, scriptJson } from './pages';
import type { IdentitySettings } from './settings';

export interface CallbackAnswer {
  status: number;
  headers: Record<string, string>;
  html: string;
}

const page = (body: string, script: string): CallbackAnswer => {
  const nonce = randomBytes(12).toString('base64');
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentPolicy(nonce),
    },
    html: `<!DOCTYPE html><html><head><title>Working...</title></head><body>${body}<script nonce="${nonce}">${script}</script></body></html>`,
  };
};

/** How Microsoft's pages send the browser back to the app with these parameters. */
export const callbackAnswer = (
  settings: IdentitySettings,
  flow: Flow,
  params: URLSearchParams,
): CallbackAnswer => {
  const redirectUri = flow.params.get('redirect_uri') ?? '';
  const mode = settings.responseMode ?? flow.params.get('response_mode') ?? 'query';
  if (mode === 'form_post') {
    const inputs = [...params].map(
      ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
    );
    const form = `<form method="POST" name="hiddenform" action="${escapeHtml(redirectUri)}">${inputs.join('')}</form>`;
    return page(form, 'document.forms[0].submit()');
  }
  const url = new URL(redirectUri);
  if (mode === 'fragment') url.hash = params.toString();
  else for (const [name, value] of params) url.searchParams.set(name, value);
  const location = `${url.href}${settings.emptyFragment && mode === 'query' ? '#' : ''}`;
  return settings.callback === 'script'
    ? page('', `location.replace(${scriptJson(location)})`)
    : { status: 302, headers: { location, 'cache-control': 'no-store' }, html: '' };
};

export const sendToCallback = (
  settings: IdentitySettings,
  res: ServerResponse,
  flow: Flow,
  params: Record<string, string>,
): true => {
  const state = flow.params.get('state');
  const all = new URLSearchParams(state === null ? params : { ...params, state });
  const { status, headers, html } = callbackAnswer(settings, flow, all);
  res.writeHead(status, headers);
  res.end(html);
  return true;
};

export const sendFaultToCallback = (
  settings: IdentitySettings,
  res: ServerResponse,
  flow: Flow,
  fault: Fault,
): true =>
  sendToCallback(settings, res, flow, {
    error: fault.error,
    error_description: incidentOf(fault).description,
    error_uri: `https://${flow.host}/error?code=${fault.code}`,
  });
