import type { Page } from 'playwright-core';

type Tab = 'Overview' | 'Values' | 'Checks' | 'Test' | 'Deliver' | 'Details';

/** The same person, in Waymark's own popup. */
export class PopupUser {
  constructor(readonly page: Page) {}

  async startSetup(choice: {
    helpdesk: string;
    variantId: string;
    address?: string;
    mailbox?: string;
  }): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: choice.helpdesk }).first().click();
    await page.locator(`input[name=variant][value="${choice.variantId}"]`).check();
    if (choice.address) await page.getByRole('textbox', { name: /address/ }).fill(choice.address);
    if (choice.mailbox) await page.getByRole('textbox', { name: /Mailbox/ }).fill(choice.mailbox);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('tablist').waitFor();
  }

  async open(tab: Tab): Promise<void> {
    await this.page.bringToFront();
    await this.page.getByRole('tab', { name: tab }).click();
  }

  /** Starts the test and hands over the tab that it opens. */
  async startTest(): Promise<Page> {
    await this.open('Test');
    const opened = this.page.context().waitForEvent('page');
    const [tab] = await Promise.all([
      opened.catch(async () => {
        throw new Error(`the test opened no tab; the popup says: ${await this.page.innerText('body')}`);
      }),
      this.page.getByRole('button', { name: /Start the test|Test again/ }).click(),
    ]);
    return tab;
  }

  /** Has an administrator consent first; hands over the tab with Microsoft's page for that. */
  async startTestWithConsent(): Promise<Page> {
    await this.open('Test');
    await this.unfold('Have an administrator consent first');
    const [tab] = await Promise.all([
      this.page.context().waitForEvent('page'),
      this.page.getByRole('button', { name: 'Open the consent page, then test' }).click(),
    ]);
    return tab;
  }

  async startTestWithPassword(password: string): Promise<void> {
    await this.open('Test');
    await this.unfold('Try the password itself');
    await this.page.getByLabel(/^Password of /).fill(password);
    await this.page.getByRole('button', { name: 'Test with the password' }).click();
  }

  private async unfold(title: string): Promise<void> {
    const details = this.page.locator('details', { hasText: title });
    if ((await details.getAttribute('open')) === null) await details.getByText(title).click();
  }

  /** For a test in which nobody signs in, so that no tab opens. */
  async startTestWithoutSignIn(): Promise<void> {
    await this.open('Test');
    await this.page.getByRole('button', { name: /Start the test|Test again/ }).click();
  }

  /** What the popup says to enter at Microsoft's device page. */
  async deviceCode(): Promise<string> {
    return (
      (await this.page
        .locator('code')
        .filter({ hasText: /^[A-Z0-9]{8,9}$/ })
        .textContent()) ?? ''
    );
  }

  async testPassed(): Promise<void> {
    await this.page.getByRole('heading', { name: 'The test passed' }).waitFor({ timeout: 30_000 });
  }

  async deliver(token: string): Promise<void> {
    await this.open('Deliver');
    await this.page.getByLabel(/Access token/).fill(token);
    await this.page.getByRole('button', { name: /^Send to/ }).click();
    await this.page.getByText(/^(Created|Updated) in/).waitFor();
  }

  /** To whichever endpoint the recipe has, with the helpdesk's own token. */
  async send(token: string, address?: string): Promise<void> {
    await this.open('Deliver');
    if (address !== undefined) await this.page.getByLabel('Address of the settings endpoint').fill(address);
    await this.page.locator('form input[type=password]').fill(token);
    await this.page.getByRole('button', { name: /^Send to/ }).click();
    await this.page.getByRole('heading', { name: /^(Created|Updated) in/ }).waitFor();
  }

  /** The text of a file, as the browser downloads it. */
  async download(card: string, includeSecret = false): Promise<string> {
    await this.open('Deliver');
    const section = this.page.locator('section', {
      has: this.page.getByRole('heading', { name: card, exact: true }),
    });
    if (includeSecret) await section.getByRole('checkbox', { name: 'Include the client secret' }).check();
    const downloading = this.page.waitForEvent('download');
    await section.getByRole('button', { name: 'Download' }).click();
    const stream = await (await downloading).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
}
