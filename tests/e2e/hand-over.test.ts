import type { RequestListener } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeliveryBody } from '../../lib/delivery/delivery-body-schema';
import { PopupUser } from '../world/popup-user';
import { clientSecret } from './endpoint-bench';
import { openSession, type Session } from './session';

/** The example of docs/examples/receiver, page and endpoint, with the production build. */

const host = 'desk.example';
const origin = `https://${host}`;
let session: Session;
let stored: Map<string, DeliveryBody>;

beforeAll(async () => {
  // Plain JavaScript, for vendors to read and copy.
  const { createHelpdesk } = await import('../../docs/examples/receiver/helpdesk.mjs' as string);
  const helpdesk: { listener: RequestListener; receiver: { stored: typeof stored } } = createHelpdesk({
    originOf: () => origin,
  });
  stored = helpdesk.receiver.stored;
  session = await openSession({
    furnish: (world) => {
      world.addHost(host, async (req, res) => {
        await helpdesk.listener(req, res);
        return true;
      });
      world.addDocument(
        'https://other.example/',
        `<title>x</title><iframe src="${origin}/settings/mail"></iframe>`,
      );
    },
    grantHosts: [`${origin}/*`, 'https://other.example/*'],
  });
});
afterAll(() => session?.close());

const card = () => session.popup.getByRole('region', { name: `${host} wants to set up Another helpdesk` });

/** As an admin comes from a page: that one was the last in view. */
async function openWaymarkAt(address: string): Promise<Page> {
  const page = await session.context.newPage();
  await page.goto(address);
  await page.bringToFront();
  await session.popup.bringToFront();
  await session.popup.reload();
  await session.popup.getByRole('searchbox').waitFor();
  return page;
}

test("from the helpdesk's page to its endpoint, without a value typed that the helpdesk knows", async () => {
  const { popup } = session;
  const framed = await openWaymarkAt('https://other.example/');
  await popup.waitForTimeout(500);
  expect(await card().count()).toBe(0);
  await framed.close();

  const page = await openWaymarkAt(`${origin}/settings/mail`);
  const { token } = JSON.parse((await page.locator('script').textContent()) ?? '');
  await card().waitFor();
  expect(await card().innerText()).toContain(`${origin}/oauth/callback`);
  expect(await popup.content()).not.toContain(token);
  await popup.getByRole('button', { name: 'Start with these values' }).click();
  await popup.getByRole('tablist').waitFor();
  const { active } = await session.state();
  expect(active?.guide.redirectUri).toBe(`${origin}/oauth/callback`);
  expect(active?.setup.answers.mailbox).toBe('support@contoso.onmicrosoft.com');

  await session.send({ type: 'set-value', fact: 'tenantId', value: '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35' });
  await session.send({ type: 'set-value', fact: 'clientId', value: '11111111-2222-4333-8444-555555555555' });
  await session.send({ type: 'set-secret', value: clientSecret });
  await new PopupUser(popup).open('Deliver');
  await popup.getByRole('checkbox', { name: /without a passed test/ }).check();
  await popup.getByText(`The one-time token of ${host} is at hand`).waitFor();
  const locals = await popup.evaluate(() =>
    (
      globalThis as unknown as { chrome: { storage: { local: { get(): Promise<unknown> } } } }
    ).chrome.storage.local.get(),
  );
  expect(JSON.stringify([locals, await session.state()])).not.toContain(token);
  await popup.getByRole('button', { name: `Send to ${host}` }).click();
  await popup.getByRole('heading', { name: /^Created in/ }).waitFor();
  expect([...stored.values()]).toMatchObject([
    { settings: { client_secret: clientSecret }, redirectUri: `${origin}/oauth/callback` },
  ]);
  expect((await session.state()).active?.setup.handOver?.tokenHeld).toBe(false);
  expect(await session.browser.printed()).not.toContain(token);
});

test('from the address that is typed, by the document for everybody', async () => {
  const { popup } = session;
  await session.send({ type: 'choose-setup', setupId: null });
  await popup.getByRole('searchbox').fill(host);
  await popup.getByRole('button', { name: `Ask ${host} what it needs` }).click();
  await card().waitFor();
  expect(await card().innerText()).toContain('There is a setup for this helpdesk already');
});
