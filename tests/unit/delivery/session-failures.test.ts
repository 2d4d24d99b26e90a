// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { freeitsmSession } from '../../../lib/delivery/freeitsm-session';
import { osticketSession } from '../../../lib/delivery/osticket-session';
import { type SessionSpec, sessionKindOf } from '../../../lib/delivery/session';
import type { SessionAnswer, SessionFailure } from '../../../lib/delivery/session/types';
import type { FilledSetting } from '../../../lib/delivery/types';
import { pluginDefaults, renderPopup } from '../../world/helpdesk/osticket-form';
import { FakeSession, html, json } from './fake-session';
import { deliveryInput } from './fake-zammad';

/** Every failure of a request in the admin's session: named, with the next step, and never tried again by itself. */

const secret = 's3cret~of.the-test';
const callback = 'https://help.example/desk/oauth_callback.php';
const setting = (key: string, value: string): FilledSetting => ({
  key,
  label: key,
  value,
  secret: value === secret,
  where: 'Config > IdP Config',
});

const products = {
  freeitsm: {
    spec: { kind: 'freeitsm-session' } as SessionSpec,
    input: deliveryInput({
      helpdeskUrl: 'https://help.example/desk',
      redirectUri: callback,
      settings: [
        setting('target_mailbox', 'a@b.example'),
        setting('auth_mode', 'delegated'),
        setting('azure_client_secret', secret),
        setting('oauth_redirect_uri', callback),
      ],
    }),
    place: 'new',
    reads: 'GET /api/tickets/get_mailboxes.php',
    writes: 'POST /api/tickets/save_mailbox.php',
    answers: (): Record<string, SessionAnswer> => ({
      'GET /api/tickets/get_mailboxes.php': json({ success: true, mailboxes: [] }),
      'GET /oauth_callback.php': html('No authorization code received.'),
    }),
  },
  osticket: {
    spec: { kind: 'osticket-session', account: 'mailbox', backend: 'oauth2:msmail' } as SessionSpec,
    input: deliveryInput({
      helpdeskUrl: 'https://help.example/desk',
      mailbox: 'a@b.example',
      settings: [setting('clientId', 'c'), setting('clientSecret', secret)],
    }),
    place: '1',
    reads: 'GET /scp/ajax.php/email/1/auth/config/mailbox/oauth2:msmail',
    writes: 'POST /scp/ajax.php/email/1/auth/config/mailbox/oauth2:msmail',
    answers: (): Record<string, SessionAnswer> => ({
      'GET /scp/emails.php': html(
        '<meta name="csrf_token" content="token"><a href="emails.php?id=1">Support &lt;a@b.example&gt;</a>',
      ),
      'GET /scp/ajax.php/email/1/auth/config/mailbox/oauth2:msmail': html(
        renderPopup({
          session: 's',
          plugin: 'new',
          action: '',
          address: 'a@b.example',
          info: { name: 'n', notes: '', isactive: true, strict: true },
          values: { redirectUri: 'https://help.example/desk/api/auth/oauth2', ...pluginDefaults.new },
          errors: {},
          hasToken: false,
        }),
      ),
    }),
  },
};
type Name = keyof typeof products;
const names = Object.keys(products) as Name[];

const lookAt = (name: Name, session: FakeSession) => {
  const { spec, input } = products[name];
  return sessionKindOf(spec).look(spec, input, null, session);
};

async function send(name: Name, answer: SessionAnswer) {
  const { spec, input, place, answers, writes } = products[name];
  const looked = await lookAt(name, new FakeSession(answers()));
  if (!looked.ok || looked.look.place?.id !== place) throw new Error('the look found no place');
  const session = new FakeSession({ ...answers(), [writes]: answer });
  const target = { place, version: looked.look.place.version };
  const result = await sessionKindOf(spec).deliver(spec, input, target, session);
  return { result, session };
}

const failures: [SessionFailure, string][] = [
  ['network', 'deliveryNetworkCause'],
  ['timeout', 'deliveryTimeoutCause'],
  ['redirect', 'sessionRedirectCause'],
  ['gone', 'sessionGoneCause'],
  ['too-long', 'sessionTooLongCause'],
];

describe.each(names)('%s', (name) => {
  const { reads, writes, answers, spec, input, place } = products[name];

  it.each(failures)('can not be looked into: %s', async (failure, key) => {
    const session = new FakeSession({ ...answers(), [reads]: { ok: false, failure } });
    expect(await lookAt(name, session)).toMatchObject({
      ok: false,
      error: {
        cause: { key },
        retriable: true,
        open: expect.stringMatching(/^https:\/\/help\.example\/desk\//),
      },
    });
    expect(session.calls.filter((call) => call === reads)).toHaveLength(1);
  });

  it.each(failures)('gives no answer to what was sent: %s', async (failure, key) => {
    const { result, session } = await send(name, { ok: false, failure });
    // A redirect says that nothing was done; of the others nobody knows.
    const retriable = failure === 'redirect';
    const fix = { key: retriable ? 'sessionSignInFix' : 'sessionMaybeStoredFix' };
    expect(result).toMatchObject({ ok: false, error: { cause: { key }, fix, retriable } });
    expect(session.calls.filter((call) => call === writes)).toHaveLength(1);
    expect(session.calls.at(-1)).toBe(writes);
  });

  it.each([
    ['a page', html('<h1>Maintenance</h1>')],
    ['a server error', html('<h1>Internal Server Error</h1>', 500)],
    ['something else', json([1, 2, 3])],
  ])('answers with %s', async (_, answer) => {
    const { result } = await send(name, answer);
    expect(result).toMatchObject({
      ok: false,
      error: { cause: { key: 'sessionOtherAnswerCause' }, retriable: false },
    });
  });

  it('is not written to where it is not as it was looked at', async () => {
    const session = new FakeSession(answers());
    const result = await sessionKindOf(spec).deliver(spec, input, { place, version: 'older' }, session);
    expect(result).toMatchObject({
      ok: false,
      error: { cause: { key: 'sessionChangedCause' }, lookAgain: true },
    });
    expect(session.calls.filter((call) => call.startsWith('POST'))).toEqual([]);
  });

  it('never gets an empty or masked secret', async () => {
    const masked = { ...input, settings: input.settings.map((s) => (s.secret ? { ...s, value: '' } : s)) };
    const session = new FakeSession(answers());
    const result = await sessionKindOf(spec).deliver(spec, masked, { place, version: 'v' }, session);
    expect(result).toMatchObject({ ok: false, error: { cause: { key: 'deliverySecretCause' } } });
    expect(session.asked).toEqual([]);
  });

  it('is quoted without the secret', async () => {
    const said = `no ${secret}`;
    const answer = name === 'freeitsm' ? json({ success: false, error: said }) : html(said, 403);
    const { result } = await send(name, answer);
    expect(JSON.stringify(result)).toContain('no …');
    expect(JSON.stringify(result)).not.toContain(secret);
  });
});

describe('FreeITSM', () => {
  it.each([
    ['sessionSignedOutCause', json({ success: false, error: 'Not authenticated' })],
    ['sessionSignedOutCause', json({ success: false, error: 'Not authenticated' }, 401)],
    ['sessionPasswordCause', json({ success: false, error: 'x', password_change_required: true }, 403)],
    ['sessionForbiddenCause', json({ success: false, error: 'You do not have access to this module' }, 403)],
    ['sessionRefusedCause', json({ success: false, error: 'Missing required field: name' })],
  ])('refuses: %s', async (key, answer) => {
    const { result } = await send('freeitsm', answer);
    expect(result).toMatchObject({ ok: false, error: { cause: { key }, retriable: true } });
  });

  it('says so where it took something, but not what was sent', async () => {
    const { spec, input, answers } = products.freeitsm;
    const looked = await lookAt('freeitsm', new FakeSession(answers()));
    let saved = false;
    const listed = { id: 1, name: 'a@b.example', target_mailbox: 'a@b.example', auth_mode: 'app_only' };
    const session = new FakeSession({
      ...answers(),
      'GET /api/tickets/get_mailboxes.php': () => json({ success: true, mailboxes: saved ? [listed] : [] }),
      'POST /api/tickets/save_mailbox.php': () => {
        saved = true;
        return json({ success: true, id: '1' });
      },
    });
    const version = (looked.ok && looked.look.place?.version) || '';
    const result = await freeitsmSession.deliver(
      spec as { kind: 'freeitsm-session' },
      input,
      { place: 'new', version },
      session,
    );
    expect(result.ok && result.receipt.next[0]).toMatchObject({
      key: 'sessionMissed',
      params: ['auth_mode, oauth_redirect_uri', expect.any(String)],
    });
  });
});

describe('osTicket', () => {
  it('opens nothing but its own authorization', async () => {
    const { result } = await send('osticket', json({ redirect: 'https://evil.example/' }, 201));
    expect(result.ok && result.receipt.next.map(({ key }) => key)).toContain('osticketAuthorizeByHand');
    expect(JSON.stringify(result)).not.toContain('evil');
    expect(osticketSession.signInPath).toBe('/scp/emails.php');
  });
});
