import { describe, expect, it, vi } from 'vitest';
import { askHelpdesk, quote } from '../../../lib/delivery/helpdesk-request';

const fetch = vi.fn(async (_: string, __?: RequestInit) => new Response('{}'));
const deps = { fetch, now: () => 0, keyFor: async () => 'key' };

describe('a request to a helpdesk', () => {
  it('goes to that one place, without cookies, and tells nobody where it comes from', async () => {
    const url = 'https://desk.example/api';
    await askHelpdesk({ method: 'POST', url, authorization: 'Bearer x', hide: [], body: {} }, deps);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(fetch).toHaveBeenCalledWith(
      url,
      expect.objectContaining({
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      }),
    );
  });

  it.each([
    ['an opaque redirect', Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })],
    ['a choice of places', new Response(null, { status: 300 })],
    ['another place', new Response(null, { status: 307 })],
  ])('is not sent on by %s', async (_, response) => {
    fetch.mockResolvedValueOnce(response);
    const request = { method: 'GET' as const, url: 'https://desk.example/api', authorization: '', hide: [] };
    expect(await askHelpdesk(request, deps)).toMatchObject({
      ok: false,
      error: { cause: { key: 'deliveryRedirectCause' }, retriable: true },
    });
  });

  it('that only reads sends nothing, and can be made again where no answer came', async () => {
    fetch.mockClear();
    fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const request = { method: 'GET' as const, url: 'https://desk.example/api', authorization: '', hide: [] };
    expect(await askHelpdesk({ ...request, body: { secret: 'x' } }, deps)).toMatchObject({
      error: { cause: { key: 'deliveryNetworkCause' }, retriable: true },
    });
    expect(fetch.mock.lastCall?.[1]?.body).toBeUndefined();
  });
});

it("a server's own words are short, and in one line", () => {
  expect(quote(' No\n  such\u2028 user ', [])).toBe('No such user');
  expect(quote('x'.repeat(1000), [])).toHaveLength(300);
});
