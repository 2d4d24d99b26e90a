import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ids } from '../guide/examples';
import { Bench, secretText } from './bench';

/** What a test is started with: the very values that the helpdesk will sign in with. */

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

async function startedWith(recipeId: string, variantId: string) {
  const start = vi.spyOn(bench.background.tests, 'start').mockResolvedValue({} as never);
  const answers = { helpdeskUrl: 'https://support.example.com', mailbox: 'support@example.com' };
  await bench.ask({ type: 'start-setup', recipeId, variantId, answers });
  await bench.ask({ type: 'set-value', fact: 'tenantId', value: ids.tenant });
  await bench.ask({ type: 'set-value', fact: 'clientId', value: ids.client });
  await bench.ask({ type: 'set-secret', value: secretText });
  await bench.ask({ type: 'start-test' });
  return start.mock.calls[0]?.[0];
}

describe('a test signs in where the helpdesk will', () => {
  it.each([
    ['zammad', 'microsoft_graph', ids.tenant],
    ['freescout', 'imap', 'common'],
    ['serviceops', 'personal-imap', 'consumers'],
    ['freeitsm', 'app-only', ids.tenant],
  ])('%s/%s: %s', async (recipeId, variantId, tenantId) => {
    expect(await startedWith(recipeId, variantId)).toMatchObject({ tenantId, clientSecret: secretText });
  });

  it('without a redirect URI where nobody signs in, and with what the app itself may ask for', async () => {
    expect(await startedWith('freeitsm', 'app-only')).toMatchObject({
      redirectUri: null,
      scopes: ['https://graph.microsoft.com/.default'],
      variant: { flow: 'client-credentials' },
    });
  });
});
