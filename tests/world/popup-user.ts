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

  /** The text of a file, as the browser downloads it. */
  async download(card: string): Promise<string> {
    await this.open('Deliver');
    const downloading = this.page.waitForEvent('download');
    await this.page
      .locator('section', { has: this.page.getByRole('heading', { name: card }) })
      .getByRole('button', { name: 'Download' })
      .click();
    const stream = await (await downloading).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
}
