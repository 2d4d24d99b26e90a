// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { askHelpdesk } from '../../../lib/delivery/helpdesk-request';

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
});
