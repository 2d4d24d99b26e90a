import type { Setup, SetupFacts } from '../../../lib/setup/types';
import { row, table } from './check-table';
import { completeSetup, ids, now, onPage, without } from './examples';

const secret = (change: Partial<NonNullable<Setup['secret']>> | null, facts: SetupFacts = {}): Setup => {
  const setup = completeSetup(facts);
  return { ...setup, secret: change && setup.secret ? { ...setup.secret, ...change } : null };
};
const secretRows = (...dates: (string | null)[]): SetupFacts => ({
  secrets: onPage(
    dates.map((expires, i) => ({ description: `s${i}`, secretId: null, expires })),
    now + 1,
  ),
});

table('client-secret', [
  row('read', completeSetup(), 'pass', 'checkClientSecretPass'),
  row('typed', secret({ origin: 'typed', secretId: null }), 'pass', 'checkClientSecretPass'),
  row('the Secret ID', secret({ looksLikeSecretId: true }), 'fail', 'checkClientSecretIsId'),
  row(
    'deleted since',
    secret(
      { secretId: ids.object },
      { secrets: onPage([{ description: '', secretId: ids.secret, expires: null }], now + 1) },
    ),
    'fail',
    'checkClientSecretGone',
  ),
  row('in a list read before it', secret({ secretId: ids.object }), 'pass', 'checkClientSecretPass'),
  row(
    'in a row whose ID was not readable',
    secret({}, secretRows('2027-01-01')),
    'pass',
    'checkClientSecretPass',
  ),
  row(
    'not in the part of a list that was seen',
    {
      ...secret(
        { secretId: ids.object },
        { secrets: onPage([{ description: '', secretId: ids.secret, expires: null }], now + 1) },
      ),
      partial: ['secrets'],
    },
    'pass',
    'checkClientSecretPass',
  ),
  row(
    'typed, and the list is empty since',
    secret({ origin: 'typed', secretId: null }, { secrets: onPage([], now + 1) }),
    'fail',
    'checkClientSecretGone',
  ),
  row('one exists, never seen', secret(null), 'fail', 'checkClientSecretNotSeen'),
  row('none exists', secret(null, { secrets: onPage([]) }), 'fail', 'checkClientSecretNone'),
  row(
    'not read',
    { ...without(completeSetup(), 'secrets'), secret: null },
    'unknown',
    'checkClientSecretUnknown',
  ),
]);

table('secret-expiry', [
  row('far away', completeSetup(), 'pass', 'checkSecretExpiryPass'),
  row('in 30 days', secret({ expires: '2026-12-21' }), 'pass', 'checkSecretExpiryPass'),
  row('in 29 days', secret({ expires: '2026-12-20' }), 'fail', 'checkSecretExpirySoon'),
  row('today', secret({ expires: '2026-11-21' }), 'fail', 'checkSecretExpirySoon'),
  row('yesterday', secret({ expires: '2026-11-20' }), 'fail', 'checkSecretExpiryExpired'),
  row('no date of its own, but of its row', secret({ expires: null }), 'pass', 'checkSecretExpiryPass'),
  row(
    'typed: every row is good',
    secret({ expires: null, secretId: null }, secretRows('2027-01-01', '2028-01-01')),
    'pass',
    'checkSecretExpiryPass',
  ),
  row(
    'typed: every row has expired',
    secret({ expires: null, secretId: null }, secretRows('2025-01-01', '2026-01-01')),
    'fail',
    'checkSecretExpiryExpired',
  ),
  row(
    'typed: some have expired',
    secret({ expires: null, secretId: null }, secretRows('2025-01-01', '2028-01-01')),
    'unknown',
    'checkSecretExpiryUnknown',
  ),
  row(
    'typed: a date is unreadable',
    secret({ expires: null, secretId: null }, secretRows('2028-01-01', null)),
    'unknown',
    'checkSecretExpiryUnknown',
  ),
  row(
    'typed: the list was not seen to its end',
    {
      ...secret({ expires: null, secretId: null }, secretRows('2028-01-01')),
      partial: ['secrets'],
    },
    'unknown',
    'checkSecretExpiryUnknown',
  ),
  row('a date that is none', secret({ expires: 'next year' }), 'unknown', 'checkSecretExpiryUnknown'),
]);
