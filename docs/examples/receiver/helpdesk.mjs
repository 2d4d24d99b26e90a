import { readFileSync } from 'node:fs';
import { createReceiver, path } from './receiver.mjs';

const page = readFileSync(new URL('./settings-page.html', import.meta.url), 'utf8');

/**
 * The helpdesk around the endpoint: its settings page, with a new token each time, and its document for everybody. A listener
 * for `node:http` and `node:https`; `originOf` says by which origin browsers know it.
 */
export function createHelpdesk({ originOf, privateJwk = null, wrap = (handle) => handle }) {
  const receiver = createReceiver({ privateJwk });
  const endpoint = wrap(receiver.handle, receiver);

  const answer = async (req) => {
    const origin = originOf(req);
    const { pathname } = new URL(req.url ?? '/', origin);
    if (pathname === path) return endpoint({ method: req.method, headers: req.headers, body: req, origin });
    if (req.method === 'GET' && pathname === '/settings/mail') {
      // Behind the administrator's sign-in, in a real one.
      const values = { origin, ...receiver.tokens.issue() };
      const body = page.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
        body,
      };
    }
    if (req.method === 'GET' && pathname === '/.well-known/waymark') {
      const [, block] = /<script[^>]*waymark[^>]*>(.*?)<\/script>/s.exec(page) ?? [];
      const { token: _, expires: __, ...open } = JSON.parse(block.replaceAll('{{origin}}', origin));
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(open) };
    }
    return {
      status: 404,
      headers: { 'content-type': 'application/problem+json' },
      body: '{"title":"Not found"}',
    };
  };

  const listener = async (req, res) => {
    const { status, headers, body } = await answer(req).catch(() => ({
      status: 500,
      headers: { 'content-type': 'application/problem+json' },
      body: '{"title":"A fault of ours"}',
    }));
    res.writeHead(status, headers);
    res.end(body);
  };
  return { listener, receiver };
}
