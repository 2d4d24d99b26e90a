import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { World } from './start';

type Surface = Page | FrameLocator;

interface Registration {
  name: string;
  accountType?: string;
  platform?: string;
  redirectUri?: string;
}

/** The only API that the picker offers at once. */
const commonApi = 'Microsoft Graph';

const registeredApps = '#view/Microsoft_AAD_RegisteredApps';

const exactly = (text: string) => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

/**
 * The person at the keyboard: does in the practice portal, by mouse and keyboard, what an admin does in the real one.
 * It reads the portal's words only, so that the same admin works in every layout.
 */
export class PracticeAdmin {
  constructor(
    readonly page: Page,
    private readonly world: World,
    /** The portal's address in the tenant's cloud. */
    private readonly portal = 'https://portal.azure.com/',
  ) {}

  /** Where the blade's content is: the top document, or the active blade frame. */
  get blade(): Surface {
    return this.world.portal.settings.layout === 'classic'
      ? this.page
      : this.page.frameLocator('iframe.fxs-reactview-frame-active >> visible=true');
  }

  /** As when Microsoft moves a tenant's blades to another kind of page overnight. */
  async useLayout(layout: World['portal']['settings']['layout']): Promise<void> {
    this.world.portal.settings.layout = layout;
    await this.page.reload();
  }

  async openAppList(): Promise<void> {
    await this.page.bringToFront();
    await this.page.goto(`${this.portal}${registeredApps}/ApplicationsListBlade`);
    await this.page.getByText('New registration').first().waitFor();
  }

  async openRegister(): Promise<void> {
    await this.openAppList();
    await this.press(this.page, 'New registration');
    await this.field('Name').waitFor();
  }

  /** Fills the form; `submit: false` stops before Register. */
  async fillRegistration(form: Registration): Promise<void> {
    await this.field('Name').fill(form.name);
    if (form.accountType) await this.choose('Supported account types', form.accountType);
    if (form.platform) await this.choose('Select a platform', form.platform);
    if (form.redirectUri) await this.field('Redirect URI (optional)').fill(form.redirectUri);
    await this.look();
  }

  async register(form: Registration): Promise<string> {
    await this.openRegister();
    await this.fillRegistration(form);
    await this.submitRegistration();
    return this.registeredClientId();
  }

  async submitRegistration(): Promise<void> {
    await this.press(this.blade, 'Register');
    await this.page.waitForURL(/ApplicationMenuBlade.*\/appId\//);
    await this.blade.getByText('Application (client) ID', { exact: true }).first().waitFor();
  }

  async registeredClientId(): Promise<string> {
    const clientId = /\/appId\/([0-9a-f-]{36})/.exec(this.page.url())?.[1];
    if (!clientId) throw new Error('the portal did not open the new app');
    return clientId;
  }

  /** By the resource menu, whose group "Manage" may have to be opened first. */
  async openMenu(
    id: 'Overview' | 'Authentication' | 'Credentials' | 'CallAnAPI',
    group = 'Manage',
  ): Promise<void> {
    const item = this.page.locator(`[data-telemetryname="Menu-${id}"] >> visible=true`);
    const header = this.control(this.page, group);
    await header.waitFor();
    if (id !== 'Overview' && (await header.getAttribute('aria-expanded')) !== 'true') await header.click();
    await item.click();
    await this.page.waitForURL(new RegExp(`/~/${id}/`, 'i'));
  }

  async addPermissions(
    names: string[],
    type: 'Delegated' | 'Application' = 'Delegated',
    api = commonApi,
  ): Promise<void> {
    await this.openMenu('CallAnAPI');
    await this.openPicker(type, api);
    for (const name of names) await this.pickPermission(name);
    await this.press(this.blade, 'Add permissions');
    await this.blade
      .getByText(exactly(names[0] ?? ''))
      .first()
      .waitFor();
  }

  async openPicker(type: 'Delegated' | 'Application' = 'Delegated', api = commonApi): Promise<void> {
    await this.press(this.blade, 'Add a permission');
    if (api !== commonApi) await this.press(this.blade, 'APIs my organization uses');
    await this.blade
      .getByRole('button', { name: new RegExp(`^${api}`) })
      .first()
      .click();
    const kind = new RegExp(`^${type} permissions`);
    await this.blade
      .getByRole('radio', { name: kind })
      .or(this.blade.getByRole('button', { name: kind }))
      .first()
      .click();
  }

  async pickPermission(name: string): Promise<void> {
    await this.blade.getByPlaceholder(/Start typing a permission/).fill(name);
    const box = this.blade.getByRole('checkbox', { name, exact: true }).first();
    // The box itself may be drawn by its label, so a person presses the words.
    if (!(await box.isChecked())) {
      await this.blade
        .locator('label')
        .filter({ hasText: exactly(name), visible: true })
        .last()
        .click();
    }
  }

  async grantConsent(): Promise<void> {
    await this.press(this.blade, `Grant admin consent for ${this.world.directory.tenant.displayName}`);
    await this.confirmConsent();
  }

  async confirmConsent(): Promise<void> {
    await this.press(this.blade, 'Yes');
    await this.blade
      .getByText(/Successfully granted admin consent/)
      .first()
      .waitFor();
  }

  /** Nobody goes from a field to a button faster than this, and guides may count on it. */
  look(): Promise<void> {
    return this.page.waitForTimeout(500);
  }

  async closePane(): Promise<void> {
    await this.page.locator('.fxs-contextpane-visible [title="Close"]').click();
  }

  async addSecret(description: string): Promise<void> {
    await this.openMenu('Credentials');
    await this.press(this.blade, 'New client secret');
    await this.fillSecret(description);
  }

  /** In the open pane. */
  async fillSecret(description: string): Promise<void> {
    await this.field('Description').fill(description);
    await this.press(this.blade, 'Add');
    await this.blade.getByText(exactly(description)).first().waitFor();
  }

  async setPublicClientFlows(allowed: boolean): Promise<void> {
    await this.openMenu('Authentication');
    await this.blade.getByRole('tab', { name: 'Settings' }).first().click();
    const toggle = this.blade.getByRole('switch').first();
    await toggle.waitFor();
    if ((await toggle.getAttribute('aria-checked')) !== String(allowed)) await toggle.click({ force: true });
    await this.press(this.blade, 'Save');
    await this.page.waitForTimeout(300);
  }

  /** Presses what a person would call a button, by its words. */
  async press(surface: Surface, name: string): Promise<void> {
    await this.control(surface, name).click();
  }

  control(surface: Surface, name: string): Locator {
    return surface
      .locator('button, [role=button], [role=menuitem], [role=tab], [role=link], a')
      .filter({ hasText: exactly(name), visible: true })
      .last();
  }

  field(label: string): Locator {
    const name = label.replace(/[()]/g, '\\$&');
    // A required field's star may be part of its name.
    return this.blade.getByRole('textbox', { name: new RegExp(`^(\\* ?)?${name}( ?\\*)?$`) }).first();
  }

  private async choose(label: string, option: string): Promise<void> {
    await this.blade.getByRole('combobox', { name: label }).first().click();
    await this.blade
      .getByRole('treeitem', { name: option, exact: true })
      .or(this.blade.getByRole('option', { name: option, exact: true }))
      .first()
      .click();
  }
}

/** Signs in at the practice login pages as one of the tenant's users; declines nothing. */
export async function signIn(page: Page, upn: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(upn.replaceAll('.', '\\.')) }).click();
}
