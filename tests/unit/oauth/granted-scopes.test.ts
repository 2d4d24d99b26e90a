import { describe, expect, it } from 'vitest';
import { checkGrantedRoles, checkGrantedScopes } from '../../../lib/oauth/granted-scopes';

const graph = ['openid', 'offline_access', 'profile', 'mail.readwrite', 'Mail.Send'];
const exchange = [
  'https://outlook.office.com/IMAP.AccessAsUser.All',
  'https://outlook.office.com/SMTP.Send',
  'offline_access',
];
const exchangeAudience = 'https://outlook.office.com';
const graphAudience = '00000003-0000-0000-c000-000000000000';

describe('granted scopes', () => {
  it.each<[string, string, string[], string | null, string | null]>([
    [
      'pass',
      'another case, and more than asked for',
      graph,
      'Mail.ReadWrite Mail.Send User.Read openid',
      null,
    ],
    [
      'pass',
      'the full names of Graph',
      graph,
      'https://graph.microsoft.com/Mail.ReadWrite https://graph.microsoft.com/Mail.Send',
      null,
    ],
    ['pass', 'full names of Exchange', exchange, exchange.slice(0, 2).join(' '), null],
    [
      'pass',
      'the other host of Exchange',
      exchange,
      'https://outlook.office365.com/IMAP.AccessAsUser.All https://outlook.office365.com/SMTP.Send',
      null,
    ],
    [
      'pass',
      'short names of Exchange, with an audience',
      exchange,
      'IMAP.AccessAsUser.All SMTP.Send',
      exchangeAudience,
    ],
    ['unknown', 'short names of Exchange, without one', exchange, 'IMAP.AccessAsUser.All SMTP.Send', null],
    ['unknown', 'nothing said', graph, null, null],
    ['unknown', 'sign-in scopes only', ['openid'], 'openid', null],
    ['fail', 'a missing mail scope', graph, 'Mail.Send openid', null],
    ['fail', 'an empty answer', graph, '', null],
    [
      'fail',
      'a Graph token for Exchange, by its names',
      exchange,
      'https://graph.microsoft.com/IMAP.AccessAsUser.All https://graph.microsoft.com/SMTP.Send',
      null,
    ],
    [
      'fail',
      'a Graph token for Exchange, by its audience',
      exchange,
      'IMAP.AccessAsUser.All SMTP.Send',
      graphAudience,
    ],
  ])('%s: %s', (outcome, _, requested, granted, audience) => {
    expect(checkGrantedScopes(requested, granted, audience).outcome).toBe(outcome);
  });

  it('names what is missing, and points at the consent', () => {
    const result = checkGrantedScopes(graph, 'Mail.Send', null);
    expect(result).toMatchObject({
      failure: { advice: { check: 'admin-consent', cause: { params: ['mail.readwrite'] } } },
    });
  });

  it('tells the scope-order trap from missing consent', () => {
    const result = checkGrantedScopes(exchange, 'Mail.Read SMTP.Send', graphAudience);
    expect(result).toMatchObject({ failure: { advice: { cause: { key: 'testScopesOtherResourceCause' } } } });
  });
});

it.each<[string, string[] | null]>([
  ['pass', ['Mail.Send', 'mail.readwrite']],
  ['unknown', ['Mail.Send']],
  ['unknown', null],
])('roles: %s', (outcome, roles) => {
  expect(checkGrantedRoles(['Mail.ReadWrite', 'Mail.Send'], roles).outcome).toBe(outcome);
});
