import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CheckId } from '../../lib/guide/types';
import en from '../../lib/locales/en.json';
import type { StageId } from '../../lib/oauth/types';
import { signIn } from '../world/admin';
import type { AppRegistration } from '../world/directory';
import type { Leg } from '../world/idp/identity-provider';
import { defaultSettings } from '../world/idp/settings';
import { PopupUser } from '../world/popup-user';
import { prepareApp } from './prepared-app';
import { mailbox, openSession, type Session, startAnew, testEnded } from './session';

/**
 * One error of each leg and form, in the browser, as the admin reads it in the popup. The whole catalogue is said to the
 * same runner in tests/integration/error-catalogue.test.ts.
 */

interface Case {
  name: string;
  setup?: [recipe: string, variant: string];
  fails(session: Session, app: AppRegistration): void;
  /** What the admin does: nothing, sign in, enter a device code and sign in, or have an administrator consent first. */
  does?: 'nothing' | 'sign-in' | 'device' | 'consent';
  account?: string;
  stage: StageId;
  code: number | null;
  check: CheckId | null;
  /** The portal page that the advice opens, by what its address ends with. */
  opens: ((app: AppRegistration) => string) | null;
  /** Microsoft's own page stays open: it has more to say. */
  keepsTab?: boolean;
}

const refusing =
  (leg: Leg, code: number, error: string, grant?: string): Case['fails'] =>
  ({ world }) => {
    const fault = { code, error, message: 'As Microsoft words it.' };
    world.idp.settings.forced = { leg, ...(grant ? { grant } : {}), fault };
  };
const menu =
  (name: string) =>
  ({ clientId }: AppRegistration) =>
    `Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${name}/appId/${clientId}/isMSAApp~/false`;
const publicClient: Case['setup'] = ['matrix42', 'platform'];

const cases: Case[] = [
  {
    name: 'discovery',
    fails: refusing('discovery', 90002, 'invalid_tenant'),
    does: 'nothing',
    stage: 'discovery',
    code: 90002,
    check: 'tenant-id',
    opens: menu('Overview'),
  },
  {
    name: 'the first try of the secret',
    fails: refusing('token', 7000222, 'invalid_client', 'client_credentials'),
    does: 'nothing',
    stage: 'client-credentials',
    code: 7000222,
    check: 'client-secret',
    opens: menu('Credentials'),
  },
  {
    name: 'a page of Microsoft',
    fails: ({ world }, { clientId }) => world.directory.setRedirectUris(clientId, []),
    stage: 'sign-in',
    code: 50011,
    check: 'redirect-uri',
    opens: menu('Authentication'),
    keepsTab: true,
  },
  {
    name: 'a page of the personal sign-in',
    setup: ['serviceops', 'personal-imap'],
    fails: ({ world }, { clientId }) => world.directory.setRedirectUris(clientId, []),
    account: 'helpdesk@outlook.com',
    stage: 'sign-in',
    code: null,
    check: 'redirect-uri',
    opens: menu('Authentication'),
    keepsTab: true,
  },
  {
    name: 'the callback',
    fails: refusing('redirect', 65004, 'access_denied'),
    stage: 'sign-in',
    code: 65004,
    check: 'admin-consent',
    opens: menu('CallAnAPI'),
  },
  {
    name: 'the consent page',
    fails: refusing('redirect', 650053, 'invalid_scope'),
    does: 'consent',
    stage: 'admin-consent',
    code: 650053,
    check: 'permissions',
    opens: menu('CallAnAPI'),
  },
  {
    name: 'the redemption',
    fails: refusing('token', 9002327, 'invalid_request', 'authorization_code'),
    stage: 'redemption',
    code: 9002327,
    check: 'redirect-uri',
    opens: menu('Authentication'),
  },
  {
    name: 'the refresh',
    fails: refusing('token', 50105, 'invalid_grant', 'refresh_token'),
    stage: 'refresh',
    code: 50105,
    check: null,
    opens: ({ clientId, objectId }) =>
      `Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Users/objectId/${objectId}/appId/${clientId}`,
  },
  {
    name: 'Graph',
    fails: ({ world }) => {
      const message = 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.';
      world.idp.settings.graphFault = { status: 404, code: 'MailboxNotEnabledForRESTAPI', message };
    },
    stage: 'mailbox',
    code: null,
    check: null,
    opens: null,
  },
  {
    name: 'the device code',
    setup: publicClient,
    fails: refusing('device', 7000218, 'invalid_client'),
    does: 'nothing',
    stage: 'device-code',
    code: 7000218,
    check: 'public-client',
    opens: menu('Authentication'),
  },
  {
    name: 'the sign-in by a device code',
    setup: publicClient,
    fails: refusing('token', 53003, 'access_denied', 'device_code'),
    does: 'device',
    stage: 'device-code',
    code: 53003,
    check: null,
    opens: () => 'Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies',
  },
];

let session: Session;
let popup: PopupUser;
const open = async () => {
  session = await openSession();
  popup = new PopupUser(session.popup);
};
beforeAll(open);
afterAll(() => session?.close());
beforeEach(async () => {
  if (session.popup.isClosed()) await open();
  await startAnew(session);
  const { idp, log } = session.world;
  Object.assign(idp.settings, defaultSettings());
  log.clear();
});

async function act({ does = 'sign-in', account = mailbox }: Case): Promise<void> {
  if (does === 'nothing') return popup.startTestWithoutSignIn();
  // The portal's administrator is signed in already.
  if (does === 'consent') return void (await popup.startTestWithConsent());
  const page = await popup.startTest();
  if (does === 'device') {
    await page.getByRole('textbox', { name: 'Code' }).fill(await popup.deviceCode());
    await page.getByRole('button', { name: 'Next' }).click();
  }
  await signIn(page, account);
}

test.each(cases.map((each) => [each.name, each] as const))('an error at %s', async (_, each) => {
  const { app } = await prepareApp(session, each.setup, each.account ? { mailbox: each.account } : {});
  each.fails(session, app);
  await act(each);

  const { failure } = await testEnded(session);
  expect(failure).toMatchObject({ stage: each.stage, advice: { code: each.code, check: each.check } });
  // What the admin has before them.
  const shown = session.popup.locator('.failure');
  await shown.waitFor();
  const text = await shown.innerText();
  expect(text).toContain(session.english(failure?.advice.cause));
  expect(text).toContain(session.english(failure?.advice.fix));
  const hrefs = await shown
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const { id } = session.world.directory.tenant;
  const portal = each.opens && `https://portal.azure.com/${id}/#view/${each.opens(app)}`;
  const meaning = each.code && `https://login.microsoftonline.com/error?code=${each.code}`;
  expect(hrefs).toEqual([portal, meaning].filter((href) => href !== null));
  if (each.check) await shown.getByRole('button', { name: /^Back to/ }).waitFor();
  if (each.code !== null) {
    expect(text).toMatch(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/);
    await shown.getByRole('button', { name: en.popupSupportDetails }).waitFor();
  }

  const others = session.context.pages().filter((page) => page !== session.popup);
  if (each.does !== 'device') expect(others).toHaveLength(each.keepsTab ? 1 : 0);
  expect(session.world.log.reaching('helpdesk.example'), 'the helpdesk is told nothing').toEqual([]);
});
