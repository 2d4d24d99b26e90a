import { describe, expect, it } from 'vitest';
import { checkHelpdeskCallback } from '../../../lib/guide/checks/helpdesk-callback';
import type { CheckInput } from '../../../lib/guide/checks/outcome';

const helpdeskUrl = 'https://help.example.com';
const uri = `${helpdeskUrl}/api/auth/oauth2`;

const check = (
  told: { redirectUri: string; helpdeskUrl: string } | undefined,
  expected: string | null = uri,
) =>
  checkHelpdeskCallback({
    recipe: { name: 'osTicket' },
    setup: { answers: { helpdeskUrl }, ...(told && { told: { ...told, at: 1 } }) },
    redirect: { uri: expected, problem: null },
  } as unknown as CheckInput);

describe('the redirect URI that the helpdesk names', () => {
  it('passes where it is ours', () => {
    expect(check({ redirectUri: uri, helpdeskUrl })).toMatchObject({ outcome: 'pass', fix: null });
  });

  it('is a warning with the next step where it differs, be it in one letter', () => {
    const redirectUri = uri.replace('https', 'http');
    expect(check({ redirectUri, helpdeskUrl })).toMatchObject({
      outcome: 'fail',
      advisory: true,
      reason: { params: ['osTicket', redirectUri, uri] },
      fix: { key: 'checkHelpdeskCallbackFix' },
    });
  });

  it.each([
    ['nobody has asked', undefined, uri],
    ['it was asked at another address', { redirectUri: uri, helpdeskUrl: 'https://old.example' }, uri],
    ['this setup has none', { redirectUri: uri, helpdeskUrl }, null],
  ])('is no question where %s', (_, told, expected) => {
    expect(check(told, expected)).toBeNull();
  });
});
