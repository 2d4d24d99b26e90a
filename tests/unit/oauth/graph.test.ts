// @vitest-environment node
import { expect, it } from 'vitest';
import { readInbox } from '../../../lib/oauth/graph';

it.each(['ErrorSomethingNew', 'constructor', '__proto__', 'toString'])(
  'an error that Waymark does not know is shown as it is: %s',
  async (code) => {
    const fetch = async () => new Response(JSON.stringify({ error: { code } }), { status: 403 });
    const result = await readInbox({ cloud: 'global', accessToken: 'token', fetch }, 'support@desk.example');
    expect(result).toMatchObject({
      outcome: 'fail',
      failure: { advice: { cause: { key: 'testMailboxOtherCause', params: [code] } } },
    });
  },
);
