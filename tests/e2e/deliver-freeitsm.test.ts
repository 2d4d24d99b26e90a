import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFreeitsm, type Freeitsm } from '../world/helpdesk/freeitsm';
import { makeRow } from '../world/helpdesk/freeitsm-mailboxes';
import { breakOff, sendHtml } from '../world/http';
import { helpdeskUrl, mailbox, openSession, type Session } from './session';
import {
  clientId,
  finishSetup,
  hardSecret,
  SessionDeliveryUser,
  signInToFreeitsm,
  tenantId,
} from './session-delivery';

const address = `${helpdeskUrl}/itsm`;
const redirectUri = `${address}/oauth_callback.php`;

let session: Session;
let freeitsm: Freeitsm;
let user: SessionDeliveryUser;
beforeEach(async () => {
  session = await openSession();
  freeitsm = createFreeitsm({ base: '/itsm' });
  session.world.addHost('helpdesk.example', freeitsm.handle);
  user = new SessionDeliveryUser(session);
});
afterEach(async () => {
  const codes = session.world.log.reaching('helpdesk.example').filter(({ path }) => /[?&]code=/.test(path));
  await session?.close();
  expect(codes, 'the helpdesk must never see a code').toEqual([]);
});

const signIn = () => signInToFreeitsm(session, address);

const prepare = (variantId = 'delegated') =>
  finishSetup(session, { recipeId: 'freeitsm', variantId, address });

const saves = () => freeitsm.state.received.filter(({ path }) => path.endsWith('save_mailbox.php'));

/** Of another app, with choices that the admin has made. */
const existing = () =>
  makeRow({
    id: 7,
    name: 'Our support',
    target_mailbox: mailbox,
    azure_tenant_id: 'old-tenant',
    azure_client_id: 'old-client',
    azure_client_secret: 'old-secret',
    oauth_redirect_uri: `${address}/auth/oauth_callback.php`,
    email_folder: 'INBOX/Support',
    max_emails_per_check: 25,
    mark_as_read: 1,
    rejected_action: 'mark_read',
    imported_action: 'move_to_folder',
    imported_folder: 'Done',
    tenant_id: 3,
    default_origin_id: 2,
    imap_username: 'legacy',
    imap_password: 'kept',
    smtp_server: 'smtp.legacy.example',
    is_active: 0,
  });

/** What saving stores when a person fills in the same values in FreeITSM's own form. */
const asByTheForm = {
  azure_tenant_id: tenantId,
  azure_client_id: clientId,
  azure_client_secret: hardSecret,
  oauth_redirect_uri: redirectUri,
  oauth_scopes: 'openid email offline_access User.Read Mail.Read Mail.ReadWrite Mail.Send',
  provider: 'microsoft',
  auth_mode: 'delegated',
  target_mailbox: mailbox,
};

describe('a mailbox', () => {
  test('that is new is created as its own form would, byte for byte', async () => {
    await prepare();
    await signIn();
    await user.open();
    await user.look();
    expect((await user.shown()).azure_client_secret?.[1]).toMatch(/^•+.{3}$/u);
    expect(saves()).toEqual([]);
    await user.send();
    const receipt = await user.delivered();
    expect(receipt).toMatchObject({ destination: 'freeitsm-session', outcome: 'created', reference: '1' });
    expect(session.english(receipt.next[0])).toMatch(/Authenticate.*\/itsm\/tickets\/settings\//);
    expect(freeitsm.state.mailboxes).toEqual([makeRow({ id: 1, name: mailbox, ...asByTheForm })]);
    const asSent = JSON.stringify(hardSecret).slice(1, -1);
    expect(session.world.log.carrying(asSent).map(({ host }) => host)).toEqual(['helpdesk.example']);
    expect((await session.state()).active?.setup.secret?.held).toBe(false);
  });

  test('that is there keeps every column that is not ours', async () => {
    freeitsm.state.mailboxes = [makeRow({ id: 2, target_mailbox: 'other@contoso.example' }), existing()];
    const other = structuredClone(freeitsm.state.mailboxes[0]);
    await prepare();
    await signIn();
    await user.open();
    await user.look();
    const shown = await user.shown();
    expect(shown.azure_client_id).toEqual(['old-client', clientId]);
    expect(shown.oauth_redirect_uri).toEqual([`${address}/auth/oauth_callback.php`, redirectUri]);
    expect(shown.target_mailbox).toEqual([mailbox, 'the same']);
    await user.popup.getByText(/FreeITSM uses the redirect URI .*auth\/oauth_callback/).waitFor();
    await user.send();
    expect(await user.delivered()).toMatchObject({ outcome: 'updated', reference: '7' });
    expect(freeitsm.state.mailboxes).toEqual([other, { ...existing(), ...asByTheForm }]);
  });

  test('without a sign-in starts inactive, and is tested without touching mail', async () => {
    await prepare('app-only');
    await signIn();
    await user.open();
    await user.look();
    await user.send();
    const receipt = await user.delivered();
    expect(freeitsm.state.mailboxes[0]).toMatchObject({ auth_mode: 'app_only', is_active: 0 });
    expect(receipt.next.map(({ key }) => key)).toEqual(['freeitsmFolderFound', 'freeitsmActivate']);
    expect(freeitsm.state.received.map(({ path }) => path)).not.toContain(
      '/api/tickets/check_mailbox_email.php',
    );
  });
});

/** What is refused can be mended and done again, and is then there once. */
async function expectRetryStoresOnce(): Promise<void> {
  await user.look();
  await user.send();
  await user.delivered();
  expect(freeitsm.state.mailboxes).toHaveLength(1);
  expect(freeitsm.state.mailboxes[0]?.azure_client_secret).toBe(hardSecret);
}

describe('a failure names its cause and the next step, and loses nothing', () => {
  beforeEach(() => prepare());

  test('no tab of the helpdesk is open', async () => {
    await user.open();
    await user.look();
    expect(await user.problem.textContent()).toMatch(
      /No tab of this browser shows https:\/\/helpdesk\.example.*sign in there/,
    );
    expect(await user.problem.getByRole('link').getAttribute('href')).toBe(`${address}/tickets/settings/`);
    await user.expectNothingLost();
    await signIn();
    await expectRetryStoresOnce();
  });

  test('nobody is signed in', async () => {
    const tab = await session.context.newPage();
    await tab.goto(`${address}/tickets/settings/`);
    await user.open();
    await user.look();
    expect(await user.problem.textContent()).toMatch(/You are not signed in to FreeITSM.*sign in there/);
    await user.expectNothingLost();
    await signIn();
    await expectRetryStoresOnce();
  });

  test('the session ends between looking and sending', async () => {
    await signIn();
    await user.open();
    await user.look();
    freeitsm.state.sessions.clear();
    await user.send();
    expect(await user.problem.textContent()).toMatch(/You are not signed in to FreeITSM/);
    expect(saves()).toEqual([]);
    await user.expectNothingLost();
  });

  test('FreeITSM refuses, with HTTP 200', async () => {
    await signIn();
    freeitsm.state.trouble = (_request, res) => {
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify({ success: false, error: `That ticket origin is not available ${hardSecret}` }));
      return true;
    };
    await user.open();
    await user.look();
    await user.send();
    expect(await user.problem.textContent()).toContain(
      'FreeITSM did not take the settings: That ticket origin is not available …',
    );
    await user.expectNothingLost();
    freeitsm.state.trouble = null;
    await expectRetryStoresOnce();
  });

  test('the analyst may not manage mailboxes', async () => {
    freeitsm.state.analyst.mayManageMailboxes = false;
    await signIn();
    await user.open();
    await user.look();
    await user.send();
    expect(await user.problem.textContent()).toMatch(/does not allow.*right to manage mailboxes/);
    await user.expectNothingLost();
  });

  test('the answer is lost after the mailbox was stored: trying again updates it', async () => {
    await signIn();
    freeitsm.state.trouble = (_request, res, work) => {
      work();
      return breakOff(res);
    };
    await user.open();
    await user.look();
    await user.send();
    expect(await user.problem.textContent()).toMatch(/could not be reached.*may have been stored/);
    await user.expectNothingLost();
    freeitsm.state.trouble = null;
    await expectRetryStoresOnce();
    expect((await user.receipts())[0]).toMatchObject({ outcome: 'updated', reference: '1' });
  });

  test('the answer is no JSON', async () => {
    await signIn();
    freeitsm.state.trouble = (_request, res) => sendHtml(res, 200, '<b>Fatal error</b>');
    await user.open();
    await user.look();
    await user.send();
    expect(await user.problem.textContent()).toMatch(
      /did not answer the way FreeITSM does.*may have been stored/,
    );
    await user.expectNothingLost();
  });

  test('the tab is closed while it waits', async () => {
    const tab = await signIn();
    freeitsm.state.trouble = () => {
      void tab.close();
      return true;
    };
    await user.open();
    await user.look();
    await user.send();
    expect(await user.problem.textContent()).toMatch(
      /was closed or went to another page.*may have been stored/,
    );
    await user.expectNothingLost();
  });

  test('somebody else changes the list meanwhile', async () => {
    await signIn();
    await user.open();
    await user.look();
    freeitsm.state.mailboxes.push(makeRow({ id: 5, target_mailbox: mailbox }));
    await user.send();
    expect(await user.problem.textContent()).toMatch(/have changed since Waymark looked/);
    expect(saves()).toEqual([]);
    // What is there now is chosen: no second mailbox with this address.
    await expectRetryStoresOnce();
  });

  test('the browser does not let Waymark in', async () => {
    await session.send({
      type: 'set-answers',
      answers: { helpdeskUrl: 'https://elsewhere.example', mailbox },
    });
    const reply = await session.send({ type: 'look-into-helpdesk', destination: 0, place: null });
    expect(reply).toMatchObject({ ok: false, error: { cause: { key: 'deliveryPermissionCause' } } });
  });

  test('plain http is refused', async () => {
    await session.send({
      type: 'set-answers',
      answers: { helpdeskUrl: 'http://helpdesk.example/itsm', mailbox },
    });
    const reply = await session.send({ type: 'look-into-helpdesk', destination: 0, place: null });
    expect(reply).toMatchObject({ ok: false, error: { cause: { key: 'deliveryAddressCause' } } });
  });
});

test('a callback that the web server does not rewrite is found before the sign-in ends there', async () => {
  freeitsm.state.rewrites = false;
  await prepare();
  await signIn();
  await user.open();
  await user.look();
  await user.popup.getByText(`answers 404 at ${redirectUri}`).waitFor();
});
