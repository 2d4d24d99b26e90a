import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOsticket, makeEmail, type Osticket } from '../world/helpdesk/osticket';
import { pluginDefaults } from '../world/helpdesk/osticket-form';
import { breakOff, sendHtml } from '../world/http';
import { helpdeskUrl, mailbox, openSession, type Session } from './session';
import {
  clientId,
  finishSetup,
  hardSecret,
  SessionDeliveryUser,
  signInToOsticket,
  tenantId,
} from './session-delivery';

const redirectUri = `${helpdeskUrl}/api/auth/oauth2`;

let session: Session;
let osticket: Osticket;
let user: SessionDeliveryUser;
beforeEach(async () => {
  session = await openSession();
  osticket = createOsticket();
  session.world.addHost('helpdesk.example', osticket.handle);
  user = new SessionDeliveryUser(session);
  await finishSetup(session, { recipeId: 'osticket', variantId: 'imap', address: helpdeskUrl });
});
afterEach(() => session?.close());

const signIn = () => signInToOsticket(session);
const posts = () =>
  osticket.state.received.filter(({ method, path }) => method === 'POST' && path.includes('/auth/config/'));
const stored = () => osticket.state.emails.find(({ address }) => address === mailbox);

describe('a failure names its cause and the next step, and loses nothing', () => {
  const lookWhileSignedIn = async () => {
    await signIn();
    await user.open();
    await user.look();
  };
  const expectRetryStores = async () => {
    await user.look();
    await user.send();
    await user.delivered();
    expect(stored()?.instance?.config.clientSecret).toBe(hardSecret);
  };

  test('nobody is signed in', async () => {
    const tab = await session.context.newPage();
    await tab.goto(`${helpdeskUrl}/scp/login.php`);
    await user.open();
    await user.look();
    expect(await user.problem.textContent()).toMatch(
      /most likely its sign-in.*sign in there as an administrator/,
    );
    expect(await user.problem.getByRole('link').getAttribute('href')).toBe(`${helpdeskUrl}/scp/emails.php`);
    await user.expectNothingLost();
    await signIn();
    await expectRetryStores();
  });

  test('the session ends between looking and sending', async () => {
    await lookWhileSignedIn();
    osticket.state.staff.clear();
    await user.send();
    expect(await user.problem.textContent()).toMatch(/sign in there as an administrator/);
    expect(posts()).toEqual([]);
    await user.expectNothingLost();
  });

  test('the session is another one when the settings arrive', async () => {
    await lookWhileSignedIn();
    osticket.state.trouble = (_request, res) => sendHtml(res, 400, 'Valid CSRF Token Required');
    await user.send();
    expect(await user.problem.textContent()).toMatch(/its session has changed.*Reload osTicket/);
    await user.expectNothingLost();
    osticket.state.trouble = null;
    await expectRetryStores();
  });

  test('the agent is no administrator', async () => {
    osticket.state.mayAdminister = false;
    await lookWhileSignedIn();
    expect(await user.problem.textContent()).toMatch(/sign in there as an administrator/);
    await user.expectNothingLost();
  });

  test('osTicket shows the form again with what is wrong', async () => {
    osticket.state.emails.push(
      makeEmail({
        id: 2,
        address: 'x@contoso.example',
        instance: { name: `${mailbox} (mailbox)`, notes: '', isactive: true, config: {} },
      }),
    );
    await lookWhileSignedIn();
    await user.send();
    expect(await user.problem.textContent()).toContain(
      'osTicket did not take the settings: Name already in-use',
    );
    await user.expectNothingLost();
    osticket.state.emails.pop();
    await expectRetryStores();
  });

  test('the plugin is not there', async () => {
    osticket.state.plugin = null;
    await lookWhileSignedIn();
    expect(await user.problem.textContent()).toMatch(/no OAuth2 for Microsoft.*enable the plugin/);
    await user.expectNothingLost();
  });

  test('the answer is lost after the settings were stored: trying again completes them', async () => {
    await lookWhileSignedIn();
    osticket.state.trouble = (_request, res, work) => {
      work();
      return breakOff(res);
    };
    await user.send();
    expect(await user.problem.textContent()).toMatch(/could not be reached.*may have been stored/);
    await user.expectNothingLost();
    osticket.state.trouble = null;
    await expectRetryStores();
    expect((await user.receipts()).map(({ outcome }) => outcome)).toEqual(['updated']);
  });

  test('the answer is something else', async () => {
    await lookWhileSignedIn();
    osticket.state.trouble = (_request, res) => sendHtml(res, 200, '<h1>Under maintenance</h1>');
    await user.send();
    expect(await user.problem.textContent()).toMatch(/did not answer the way osTicket does/);
    await user.expectNothingLost();
  });

  test('the tab is closed while it waits', async () => {
    const tab = await signIn();
    await user.open();
    await user.look();
    osticket.state.trouble = () => {
      void tab.close();
      return true;
    };
    await user.send();
    expect(await user.problem.textContent()).toMatch(/was closed or went to another page/);
    await user.expectNothingLost();
  });

  test('somebody else changes the settings meanwhile', async () => {
    await lookWhileSignedIn();
    const [email] = osticket.state.emails;
    if (email) {
      email.authBackend = 'oauth2:msmail';
      email.instance = {
        name: 'x',
        notes: '',
        isactive: true,
        config: { ...pluginDefaults.new, redirectUri, clientId: 'theirs', clientSecret: 'x' },
      };
    }
    await user.send();
    expect(await user.problem.textContent()).toMatch(/have changed since Waymark looked/);
    expect(posts()).toEqual([]);
    expect((await user.shown()).clientId).toEqual(['theirs', clientId]);
    await expectRetryStores();
  });
});

test('where no request gets through, the open form is filled in and left for the admin to submit', async () => {
  const tab = await signIn();
  await user.open();
  await user.look();
  osticket.state.trouble = (_request, res) => sendHtml(res, 400, 'Valid CSRF Token Required');
  await user.send();
  await user.problem.waitFor();
  const fill = user.popup.getByRole('button', { name: 'Fill in the open form' });
  await fill.click();
  await user.popup.getByText(/No open settings form was found/).waitFor();

  await tab.goto(`${helpdeskUrl}/scp/emails.php?id=1`);
  await tab.getByRole('link', { name: 'Config' }).click();
  const form = tab.locator('#popup #idp');
  await form.waitFor();
  await fill.click();
  await user.popup.getByRole('table', { name: /submit the form yourself/ }).waitFor();
  const login = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0`;
  expect(
    await form
      .locator('input')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
  ).toEqual([
    redirectUri,
    clientId,
    hardSecret,
    `${login}/authorize`,
    `${login}/token`,
    'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
    pluginDefaults.new.attr_email,
  ]);
  expect(await user.popup.locator('body').textContent()).not.toContain(hardSecret);
  expect(posts()).toHaveLength(1);
  await user.expectNothingLost();
});
