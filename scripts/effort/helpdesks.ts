import type { Page } from 'playwright-core';
import { createMatrix42Approximation } from '../../tests/world/helpdesk/approximations/matrix42';
import { createServiceopsApproximation } from '../../tests/world/helpdesk/approximations/serviceops';
import { createZammadDialog } from '../../tests/world/helpdesk/approximations/zammad-dialog';
import { createFreeitsm } from '../../tests/world/helpdesk/freeitsm';
import { createOsticket, makeEmail } from '../../tests/world/helpdesk/osticket';
import type { HostHandler } from '../../tests/world/http';
import { helpdesk, mailbox } from './guides/guide';
import type { Walker } from './walker';

/** The helpdesk's side of a walk: signing in to it is where both ways begin, its settings saved where both end. */
export interface HelpdeskEnd {
  handle: HostHandler;
  /** What is typed to find a field: a slip in it shows at once. */
  searches?: string[];
  signIn(page: Page): Promise<void>;
  deliver(walker: Walker): Promise<void>;
  /** Throws unless the settings have arrived. */
  expectDelivered(): void;
}

const arrived = (isThere: boolean): void => {
  if (!isThere) throw new Error('the helpdesk has no settings');
};

async function inSession({ popup }: Walker): Promise<void> {
  await popup.getByRole('button', { name: /^Look into/ }).click();
  await popup.getByRole('button', { name: /^Send to/ }).click();
  await popup
    .getByText(/^(Created|Updated) in/)
    .first()
    .waitFor();
}

/** Looks at the form that is open and fills in what is sure, again where the first choices have brought more fields. */
async function fillForm({ popup }: Walker, title: string, times = 1): Promise<void> {
  await popup.bringToFront();
  const card = popup.locator('section.card', { has: popup.getByRole('heading', { name: title }) });
  await card.getByRole('button', { name: /^Look/ }).click();
  for (let time = 0; time < times; time++) {
    await card.getByRole('button', { name: /^Fill in \(/ }).click();
    await card.getByText('save it yourself').waitFor();
  }
}

const press = async (page: Page, name: string): Promise<void> => {
  await page.bringToFront();
  await page.getByRole('button', { name, exact: true }).last().click();
};

const freeitsm = (): HelpdeskEnd => {
  const { handle, state } = createFreeitsm();
  return {
    handle,
    signIn: async (page) => {
      await page.goto(`${helpdesk}/tickets/settings/`);
      await page.getByLabel('Username').fill('admin');
      await page.getByLabel('Password').fill('freeitsm');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Mailboxes' }).waitFor();
    },
    deliver: inSession,
    expectDelivered: () => arrived(state.mailboxes.length === 1),
  };
};

const osticket = (): HelpdeskEnd => {
  const { handle, state } = createOsticket({ origin: helpdesk });
  state.emails = [makeEmail({ address: mailbox })];
  return {
    handle,
    signIn: async (page) => {
      await page.goto(`${helpdesk}/scp/login.php`);
      await page.getByLabel('Email or Username').fill('admin');
      await page.getByLabel('Password').fill('osticket');
      await page.getByRole('button', { name: 'Log In' }).click();
      await page.getByRole('heading').waitFor();
    },
    deliver: inSession,
    expectDelivered: () => arrived(state.emails[0]?.instance !== null),
  };
};

const serviceops = (): HelpdeskEnd => {
  const { handle, saved } = createServiceopsApproximation();
  const enter = async (walker: Walker, form: 'incoming' | 'outgoing', title: string) => {
    const { desk, recorder } = walker;
    await desk.goto(`${helpdesk}/?forms=${form}`);
    // The way to the form, of which the approximation has nothing.
    for (const name of ['Admin', 'Emails', title, `Add ${title}`]) recorder.note(name, helpdesk);
    await desk.locator(`#${form}-Name`).fill('Support');
    recorder.note('Email Provider', helpdesk);
    recorder.note('Other', helpdesk);
    await fillForm(walker, title, 2);
    await press(desk, 'Save');
    await desk.getByText('Saved').waitFor();
  };
  return {
    handle,
    signIn: async (page) => void (await page.goto(helpdesk)),
    deliver: async (walker) => {
      await enter(walker, 'incoming', 'Incoming Email Servers');
      await enter(walker, 'outgoing', 'Outgoing Email Servers');
    },
    expectDelivered: () => arrived(saved.length === 2),
  };
};

const matrix42 = (): HelpdeskEnd => {
  const esm = createMatrix42Approximation();
  return {
    handle: esm.handle,
    searches: ['oauth'],
    signIn: async (page) => void (await page.goto(helpdesk)),
    deliver: async (walker) => {
      const { desk, recorder } = walker;
      for (const name of ['Maintenance', 'System settings', 'Edit Platform Settings'])
        recorder.note(name, helpdesk);
      await desk.bringToFront();
      await desk.getByLabel('Filter').fill('oauth');
      await fillForm(walker, 'Edit Platform Settings');
      await press(desk, 'Save');
      await walker.popup.waitForTimeout(300);
    },
    expectDelivered: () => arrived(esm.saves === 1 && esm.properties['mail.oauth.client.id'] !== ''),
  };
};

const zammad = (): HelpdeskEnd => {
  const dialog = createZammadDialog(helpdesk);
  return {
    handle: dialog.handle,
    signIn: async (page) => void (await page.goto(helpdesk)),
    deliver: async (walker) => {
      const { desk, recorder } = walker;
      for (const name of ['Channels', 'Microsoft 365']) recorder.note(name, helpdesk);
      await press(desk, 'Connect Microsoft 365 App');
      await fillForm(walker, 'Connect Microsoft 365 App');
      await press(desk, 'Submit');
      await walker.popup.waitForTimeout(300);
    },
    expectDelivered: () => arrived(dialog.saved[0]?.client_secret !== ''),
  };
};

/** By recipe. */
export const helpdesks: Record<string, () => HelpdeskEnd> = {
  freeitsm,
  osticket,
  serviceops,
  matrix42,
  zammad,
};
