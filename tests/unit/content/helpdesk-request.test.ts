// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askOwnServer } from '../../../lib/content/helpdesk-request';

const base = 'https://desk.example/helpdesk';
let sent: { url: string; init: RequestInit }[];
let reply: () => Promise<Response>;

beforeEach(() => {
  sent = [];
  vi.stubGlobal('location', new URL(`${base}/settings`));
  vi.stubGlobal('fetch', (url: URL, init: RequestInit) => {
    sent.push({ url: String(url), init });
    return reply();
  });
  reply = async () => new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } });
});
afterEach(() => vi.unstubAllGlobals());

const save = { method: 'POST', path: '/save', body: 'secret=x' } as const;

describe('a request within the session of the admin', () => {
  it('goes to the own server, with its cookies and no further', async () => {
    expect(await askOwnServer(base, save)).toEqual({
      ok: true,
      status: 200,
      contentType: 'application/json',
      text: '{"ok":true}',
      page: null,
    });
    expect(sent).toEqual([
      {
        url: `${base}/save`,
        init: expect.objectContaining({
          credentials: 'same-origin',
          redirect: 'manual',
          cache: 'no-store',
          body: 'secret=x',
        }),
      },
    ]);
  });

  it.each([['https://other.example/'], ['https://desk.example.evil.example/'], ['http://desk.example/']])(
    'is not made where the tab has become %s',
    async (elsewhere) => {
      vi.stubGlobal('location', new URL(elsewhere));
      expect(await askOwnServer(base, save)).toEqual({ ok: false, failure: 'gone' });
      expect(sent).toEqual([]);
    },
  );

  it('is not made to where a path leads out of the origin', async () => {
    const path = '.evil.example/save' as typeof save.path;
    expect(await askOwnServer('https://desk.example', { ...save, path })).toEqual({
      ok: false,
      failure: 'gone',
    });
    expect(sent).toEqual([]);
  });

  it('ends at a redirect', async () => {
    reply = async () => Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' });
    expect(await askOwnServer(base, save)).toEqual({ ok: false, failure: 'redirect' });
  });

  it('takes no endless answer, and no throw', async () => {
    reply = async () => new Response('x'.repeat(2_000_001));
    expect(await askOwnServer(base, save)).toEqual({ ok: false, failure: 'too-long' });
    reply = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await askOwnServer(base, save)).toEqual({ ok: false, failure: 'network' });
  });

  it('tells a page by its digest alone', async () => {
    reply = async () =>
      new Response('<p>Ada Admin</p><input name="client" value="x">', {
        headers: { 'content-type': 'text/html' },
      });
    const answer = await askOwnServer(base, { method: 'GET', path: '/' });
    expect(JSON.stringify(answer)).not.toContain('Ada');
    expect(answer).toMatchObject({ ok: true, text: '', page: { fields: [{ name: 'client', value: 'x' }] } });
  });
});
