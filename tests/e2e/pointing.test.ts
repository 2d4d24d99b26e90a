import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PointedFact } from '../../lib/pointing';
import { PracticeAdmin } from '../world/admin';
import { PopupUser } from '../world/popup-user';
import type { PortalSettings } from '../world/portal/shared/model';
import { helpdeskUrl, mailbox, openSession, type Session } from './session';

declare const chrome: { tabs: { query(filter: { url: string[] }): Promise<{ id: number }[]> } };

/** In any frame of the portal: words that Waymark does not know, and a count of the clicks that reach the page. */
function disguise(): void {
  const renamed: Record<string, string> = {
    'Directory (tenant) ID': 'Directory reference',
    Value: 'Sekrit',
    'Secret ID': 'Reference',
  };
  const rename = () => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const other = renamed[node.data.trim()];
      if (other) node.data = other;
    }
  };
  new MutationObserver(rename).observe(document, { subtree: true, childList: true, characterData: true });
  const events = globalThis as { reached?: string[] };
  events.reached = [];
  for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
    document.addEventListener(type, () => events.reached?.push(type), true);
}

/** Where the reader fails, the admin shows it the value. */
describe.each<[PortalSettings['layout']]>([['classic'], ['fluent9']])('%s', (layout) => {
  let session: Session;
  let admin: PracticeAdmin;
  let clientId: string;

  beforeAll(async () => {
    session = await openSession();
    session.world.portal.settings.layout = layout;
    await new PopupUser(session.popup).startSetup({
      helpdesk: 'Zammad',
      variantId: 'microsoft_graph',
      address: helpdeskUrl,
      mailbox,
    });
    const page = await session.context.newPage();
    await page.addInitScript(disguise);
    admin = new PracticeAdmin(page, session.world);
    clientId = await admin.register({ name: 'Zammad' });
  });
  afterAll(() => session?.close());

  const active = async () => (await session.state()).active?.setup;
  const tenantFact = async () => (await active())?.facts.tenantId;
  const reached = async () => {
    const perFrame = await Promise.all(
      admin.page
        .frames()
        .map((frame) => frame.evaluate(() => (globalThis as { reached?: string[] }).reached ?? [])),
    );
    return perFrame.flat();
  };
  const text = (value: string): Locator =>
    admin.blade.getByText(value, { exact: true }).filter({ visible: true }).first();

  async function pointAt(fact: PointedFact): Promise<void> {
    await session.popup.bringToFront();
    const [tab] = await session.popup.evaluate(() =>
      chrome.tabs.query({ url: ['https://portal.azure.com/*'] }),
    );
    expect(await session.send({ type: 'point-at', tabId: tab?.id ?? 0, fact })).toBe('started');
    await admin.page.bringToFront();
  }

  async function press(target: Locator): Promise<void> {
    await target.hover();
    await admin.page.mouse.down();
    await admin.page.mouse.up();
    await admin.page.waitForTimeout(500);
  }

  test('the directory’s ID, from the popup to the page and back', async () => {
    const { objectId } = session.world.directory.app(clientId);
    const { id: tenantId } = session.world.directory.tenant;
    await expect
      .poll(async () => (await active())?.facts.objectId?.value, { timeout: 20_000 })
      .toBe(objectId);
    expect(await tenantFact()).toBeUndefined();

    const popup = new PopupUser(session.popup);
    await popup.open('Values');
    await session.popup.getByRole('button', { name: 'Edit Directory (tenant) ID' }).click();
    await session.popup.getByRole('button', { name: 'Point at it' }).click();
    await session.popup.getByRole('button', { name: 'Point at it' }).waitFor({ state: 'detached' });
    const before = await reached();

    // Another ID of the same shape, and a word: both refused, and the pointing goes on.
    await press(text(objectId));
    await press(text('Directory reference'));
    expect(await tenantFact()).toBeUndefined();
    await press(text(tenantId));
    await expect.poll(tenantFact).toMatchObject({
      value: tenantId,
      origin: 'page',
      evidence: { view: 'overview', label: null, raw: tenantId },
    });
    expect((await active())?.facts.tokenEndpoint?.origin).toBe('derived');
    expect(await reached(), 'no press reached the page').toEqual(before);

    await press(text(tenantId));
    expect((await reached()).slice(before.length), 'and now they do').toContain('click');
  });

  test('Escape ends it', async () => {
    await pointAt('objectId');
    const before = await reached();
    await admin.page.keyboard.press('Escape');
    await admin.page.waitForTimeout(500);
    await press(text(session.world.directory.tenant.id));
    expect((await reached()).slice(before.length)).toContain('click');
    expect((await active())?.facts.objectId?.value).toBe(session.world.directory.app(clientId).objectId);
  });

  test('a secret, which goes into the vault alone', async () => {
    await admin.addSecret('Zammad mail');
    const { value = '', secretId = '' } = session.world.directory.app(clientId).secrets[0] ?? {};
    await admin.page.waitForTimeout(1_000);
    expect((await active())?.secret).toBeNull();

    await pointAt('secret');
    await press(text(secretId));
    expect((await active())?.secret).toBeNull();
    await press(text(value));
    await expect
      .poll(async () => (await active())?.secret)
      .toMatchObject({
        endsIn: value.slice(-3),
        origin: 'page',
        held: true,
        looksLikeSecretId: false,
      });
    expect(await session.send({ type: 'reveal-secret' })).toBe(value);
    expect(JSON.stringify(await session.state())).not.toContain(value);
  });
});
