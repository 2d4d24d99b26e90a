import { describe, expect, it } from 'vitest';
import { checkIdentity, readIdentity } from '../../../lib/oauth/identity';
import { fakeJwt } from './fake-jwt';

const tenantId = '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35';
const support = {
  account: 'support@x.example',
  addresses: ['support@x.example', 'help@x.example'],
  tenantId,
};

describe('who signed in', () => {
  it('comes from the ID token', () => {
    const identity = readIdentity({
      identity: { preferred_username: 'Support@x.example', email: 'help@x.example', tid: tenantId },
      accessToken: 'opaque',
    });
    expect(identity).toEqual({ ...support, account: 'Support@x.example' });
  });

  it.each(['upn', 'unique_name'])('is hinted at by %s of the access token without an ID token', (claim) => {
    const accessToken = fakeJwt({ [claim]: 'support@x.example', tid: tenantId });
    expect(readIdentity({ identity: null, accessToken })).toMatchObject({
      account: 'support@x.example',
      tenantId,
    });
  });

  it.each(['opaque', 'a.b.c', `x.${btoa('"text"')}.y`, ''])('is unknown from %j', (accessToken) => {
    expect(readIdentity({ identity: null, accessToken })).toEqual({
      account: null,
      addresses: [],
      tenantId: null,
    });
  });
});

describe('a delegate', () => {
  const delegate = { ...support, account: 'anna@x.example', addresses: ['anna@x.example'] };

  it('is not compared with the shared mailbox, and never proves it either', () => {
    const result = checkIdentity(delegate, { tenantId, mailbox: 'shared@x.example', isDelegate: true });
    expect(result).toMatchObject({
      outcome: 'unknown',
      messages: [{ key: 'testAccountDelegate', params: ['anna@x.example', 'shared@x.example'] }],
    });
  });

  it('has to be of the right tenant all the same', () => {
    const elsewhere = { ...delegate, tenantId: '00000000-5b1e-4c8d-9a6f-2e4b8c1d0f35' };
    const result = checkIdentity(elsewhere, { tenantId, mailbox: null, isDelegate: true });
    expect(result.outcome).toBe('fail');
  });
});

describe('the mailbox', () => {
  it.each<[string, string, Parameters<typeof checkIdentity>[0], Parameters<typeof checkIdentity>[1]]>([
    ['pass', 'in another case', support, { tenantId, mailbox: 'SUPPORT@x.example ' }],
    ['pass', 'under its second address', support, { tenantId, mailbox: 'help@x.example' }],
    [
      'pass',
      'with a tenant given as a domain',
      support,
      { tenantId: 'x.example', mailbox: 'help@x.example' },
    ],
    [
      'pass',
      'in a tenant that is not said',
      { ...support, tenantId: null },
      { tenantId, mailbox: 'help@x.example' },
    ],
    ['pass', 'in a tenant that nobody named', support, { tenantId: null, mailbox: 'help@x.example' }],
    ['fail', 'of somebody else', support, { tenantId, mailbox: 'admin@x.example' }],
    [
      'fail',
      'in another tenant',
      support,
      { tenantId: '11111111-2222-3333-4444-555555555555', mailbox: null },
    ],
    ['unknown', 'not told', support, { tenantId, mailbox: null }],
    ['unknown', 'left empty', support, { tenantId, mailbox: ' ' }],
    [
      'unknown',
      'not said',
      { account: null, addresses: [], tenantId },
      { tenantId, mailbox: 'help@x.example' },
    ],
  ])('%s: %s', (outcome, _, identity, expected) => {
    expect(checkIdentity(identity, expected).outcome).toBe(outcome);
  });
});
