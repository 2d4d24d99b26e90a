import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Receipt } from '../../lib/delivery/types';
import { PopupUser } from '../world/popup-user';
import { helpdeskUrl, mailbox, type Session } from './session';

/** An admin at the end of a setup, who hands it to a helpdesk that they are signed in to. */

export const clientId = '5b7e3f0c-2a64-4f7d-9a31-0c4d9c1f8e21';
export const tenantId = 'c1a9d7be-77d2-4b0e-8f55-3f6f0a9b2d10';
/** All that Microsoft's secrets may hold, and what breaks forms and encodings. */
export const hardSecret = 'q8Q~a.b_c-d+e/f&g=h%41i j"k<l>m\'n\\o?p#r;s:t@u,v$w`x|y{z}€𝄞é';

/** Everything there is to deliver, typed by hand; nothing of it has been tested. */
export async function finishSetup(
  session: Session,
  { recipeId, variantId, address }: { recipeId: string; variantId: string; address: string },
): Promise<void> {
  await session.send({
    type: 'start-setup',
    recipeId,
    variantId,
    answers: { helpdeskUrl: address, mailbox },
  });
  await session.send({ type: 'set-value', fact: 'clientId', value: clientId });
  await session.send({ type: 'set-value', fact: 'tenantId', value: tenantId });
  await session.send({ type: 'set-secret', value: hardSecret });
}

export class SessionDeliveryUser {
  constructor(readonly session: Session) {}

  get popup(): Page {
    return this.session.popup;
  }

  get problem(): Locator {
    return this.popup.getByRole('alert').filter({ hasText: 'What to do' });
  }

  /** Opens the place of delivery and accepts that nothing was tested. */
  async open(): Promise<void> {
    await this.popup.reload();
    await new PopupUser(this.popup).open('Deliver');
    const override = this.popup.getByRole('checkbox', { name: /without a passed test/ });
    if (await override.count()) await override.check();
  }

  async look(): Promise<void> {
    await this.popup.bringToFront();
    await this.popup.getByRole('button', { name: /^Look (into|again)/ }).click();
    await this.popup
      .getByRole('button', { name: /^Look (into|again)/ })
      .and(this.popup.locator(':enabled'))
      .waitFor();
  }

  async send(): Promise<void> {
    await this.popup.bringToFront();
    await this.popup.getByRole('button', { name: /^Send to/ }).click();
  }

  /** Field, now and then, as the popup shows what would change. */
  async shown(): Promise<Record<string, [string, string]>> {
    const rows = await this.popup
      .getByRole('table', { name: 'What would change' })
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.querySelector('code')?.textContent,
          ...[...row.querySelectorAll('td')].map((cell) => cell.textContent),
        ]),
      );
    return Object.fromEntries(rows.map(([key, before, after]) => [key ?? '', [before ?? '', after ?? '']]));
  }

  async receipts(): Promise<Receipt[]> {
    return (await this.session.state()).active?.setup.receipts ?? [];
  }

  async delivered(): Promise<Receipt> {
    await this.popup
      .getByText(/^(Created|Updated) in/)
      .first()
      .waitFor();
    const receipt = (await this.receipts()).at(-1);
    if (!receipt) throw new Error('no receipt');
    return receipt;
  }

  /** Nothing was handed over, and nothing that the admin has entered is gone. */
  async expectNothingLost(): Promise<void> {
    expect(await this.receipts()).toEqual([]);
    const { setup } = (await this.session.state()).active ?? {};
    expect(setup?.facts.clientId?.value).toBe(clientId);
    expect(setup?.secret?.held).toBe(true);
  }
}

/** The admin's own tab, signed in. */
export async function signInToOsticket(session: Session, address = helpdeskUrl): Promise<Page> {
  const tab = await session.context.newPage();
  await tab.goto(`${address}/scp/login.php`);
  await tab.getByLabel('Email or Username').fill('admin');
  await tab.getByLabel('Password').fill('osticket');
  await tab.getByRole('button', { name: 'Log In' }).click();
  await tab.getByRole('heading').waitFor();
  return tab;
}

/** The same in FreeITSM, at its list of mailboxes. */
export async function signInToFreeitsm(session: Session, address: string): Promise<Page> {
  const tab = await session.context.newPage();
  await tab.goto(`${address}/tickets/settings/`);
  await tab.getByLabel('Username').fill('admin');
  await tab.getByLabel('Password').fill('freeitsm');
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await tab.getByRole('heading', { name: 'Mailboxes' }).waitFor();
  return tab;
}
