import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reading } from '../../lib/portal/types';
import { type Capture, readCapture, withoutFragment } from '../../scripts/inspect/capture';
import { kindsOf } from '../unit/portal/redact-kinds';
import { PracticeAdmin } from '../world/admin';
import { PopupUser } from '../world/popup-user';
import type { PortalSettings } from '../world/portal/shared/model';
import { helpdeskUrl, mailbox, openSession, type Session } from './session';

declare const chrome: {
  tabs: { query(filter: { url: string[] }): Promise<{ id: number; url: string; lastAccessed: number }[]> };
};

/** Milliseconds: what stays the same that long has come to rest. */
const patience = { interval: 800 };
const appName = 'Zephyr Intake';
const redirectUri = 'https://tickets.zephyr-intake.example.net:8443/callback/microsoft';

/** A page that does not fit the reader is reported, from the click to the capture that is read again. */
describe.each<[PortalSettings['layout']]>([['classic'], ['fluent9']])('%s', (layout) => {
  let session: Session;
  let admin: PracticeAdmin;
  let clientId: string;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waymark-report-'));
    session = await openSession();
    const { world } = session;
    world.portal.settings.layout = layout;
    Object.assign(world.directory.tenant, {
      displayName: 'Northwind Traders',
      domain: 'northwindtraders.onmicrosoft.com',
    });
    Object.assign(world.directory.signedInUser, { displayName: 'Ottilie Grünwald' });
    await new PopupUser(session.popup).startSetup({
      helpdesk: 'Zammad',
      variantId: 'microsoft_graph',
      address: helpdeskUrl,
      mailbox,
    });
    admin = new PracticeAdmin(await session.context.newPage(), world);
    clientId = await admin.register({ name: appName, platform: 'Web', redirectUri });
  });
  afterEach(async () => {
    await session?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Everything of the tenant that a report must not tell. */
  function confidential(): string[] {
    const { tenant, signedInUser } = session.world.directory;
    const { objectId, servicePrincipalId, secrets } = session.world.directory.app(clientId);
    const whole = [
      ...[appName, clientId, objectId, servicePrincipalId, redirectUri, mailbox],
      ...[tenant.id, tenant.displayName, tenant.domain, signedInUser.displayName, signedInUser.upn],
      ...secrets.flatMap(({ secretId, value, description }) => [secretId, value, description]),
    ];
    return [...whole, 'Zephyr', 'Northwind', 'Grünwald', 'Ottilie', encodeURIComponent(redirectUri)];
  }

  const portalTab = async () => {
    const tabs = await session.popup.evaluate(() =>
      chrome.tabs.query({ url: ['https://portal.azure.com/*'] }),
    );
    return tabs.sort((a, b) => b.lastAccessed - a.lastAccessed)[0]?.id ?? 0;
  };

  async function read(page: Page): Promise<Reading> {
    await page.bringToFront();
    const reading = await session.send({ type: 'observe-tab', tabId: await portalTab() });
    if (!reading) throw new Error('nothing was read');
    return reading;
  }

  /** By the popup's button; what is shown before it is saved is looked at as closely as the file. */
  async function report(name: string): Promise<{ capture: Capture; text: string }> {
    const opened = session.context.waitForEvent('page');
    const popup = new PopupUser(session.popup);
    await popup.open('Details');
    await session.popup.getByRole('button', { name: 'Report this page' }).click();
    const page = await opened;
    const save = page.getByRole('button', { name: 'Save as a file' });
    await save.waitFor();
    const preview = await page.evaluate(() =>
      [document.body.innerText, ...[...document.querySelectorAll('textarea')].map(({ value }) => value)].join(
        '\n',
      ),
    );
    const downloading = page.waitForEvent('download');
    await save.click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await downloading).createReadStream()) chunks.push(chunk as Buffer);
    await page.close();
    const files = Object.entries(unzipSync(Buffer.concat(chunks)));
    const directory = await mkdtemp(join(folder, `${name}-`));
    for (const [path, content] of files) await writeFile(join(directory, basename(path)), content);
    const text = files.map(([path, content]) => `${path}\n${strFromU8(content)}`).join('\n');
    return { capture: await readCapture(directory), text: `${preview}\n${text}` };
  }

  async function open(capture: Capture): Promise<Page> {
    const page = await session.context.newPage();
    await page.route('**/*', (route) => {
      const request = route.request();
      const isTop = request.isNavigationRequest() && request.frame() === page.mainFrame();
      const body = isTop ? capture.top : capture.frames.get(withoutFragment(request.url()));
      return body === undefined
        ? route.abort()
        : route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    });
    await page.goto(capture.url);
    return page;
  }

  /** A blade and its frames come and go bit by bit: read until all is there, and nothing changes any more. */
  async function tellsNothingAndReadsTheSame(name: string, isWhole: (facts: Reading['facts']) => boolean) {
    let live: unknown;
    const isStill = async () => {
      const reading = await read(admin.page);
      const before = live;
      live = kindsOf(reading);
      return isWhole(reading.facts) && isDeepStrictEqual(live, before);
    };
    await expect.poll(isStill, patience).toBe(true);
    const { capture, text } = await report(name);
    const lower = text.toLowerCase();
    const found = confidential().filter((value) => lower.includes(value.toLowerCase()));
    expect(found).toEqual([]);
    const saved = await open(capture);
    await expect.poll(async () => kindsOf(await read(saved)), patience).toEqual(live);
    await saved.close();
  }

  test('the overview, permissions of which some are granted, a secret that is shown once', async () => {
    await tellsNothingAndReadsTheSame('overview', ({ clientId, tenantId, objectId, displayName }) =>
      [clientId, tenantId, objectId, displayName].every(Boolean),
    );

    await admin.addPermissions(['Mail.ReadWrite', 'Mail.Send']);
    await admin.grantConsent();
    await admin.addPermissions(['offline_access']);
    const names = ['Mail.ReadWrite', 'Mail.Send', 'offline_access', 'User.Read'];
    await tellsNothingAndReadsTheSame('permissions', ({ permissions }) =>
      names.every((name) => permissions?.value.some((row) => row.name === name)),
    );

    await admin.addSecret('Postbox of the Zephyr desk');
    await tellsNothingAndReadsTheSame('secrets', ({ secrets }) => secrets?.value.length === 1);
  });
});
