import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, launchBrowser } from './browser';
import { sendHtml } from './http';
import { startWorld, type World } from './start';
import { worldFetch } from './world-client';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

describe('startWorld', () => {
  it('should serve a saved document at its exact address only', async () => {
    const url = 'https://portal.azure.com/saved?view=1#blade';
    world.addDocument(url, '<title>saved</title>', { 'content-security-policy': "default-src 'self'" });
    const get = worldFetch(world.port);
    const saved = await get('https://portal.azure.com/saved?view=1');
    expect(await saved.text()).toBe('<title>saved</title>');
    expect(saved.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(saved.headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(await (await get('https://portal.azure.com/saved?view=2')).text()).not.toContain('saved');
  });

  it('should know no other host, until it is added', async () => {
    const get = worldFetch(world.port);
    expect((await get('https://other.example/')).status).toBe(404);
    expect(world.chromiumArgs[0]).not.toContain('other.example');
    world.addHost('other.example', async (_req, res, host) => sendHtml(res, 200, host));
    expect(await (await get('https://other.example/')).text()).toBe('other.example');
    expect(world.chromiumArgs[0]).toContain(`MAP other.example 127.0.0.1:${world.port}`);
  });
});

describe.skipIf(!findChromium())('launchBrowser', () => {
  let extensionDir: string;
  const temporaryProfiles = async () =>
    (await readdir(tmpdir())).filter((name) => name.startsWith(`waymark-browser-${process.pid}-`));
  beforeEach(async () => {
    extensionDir = await mkdtemp(join(tmpdir(), 'waymark-extension-'));
    const manifest = {
      manifest_version: 3,
      name: 'Launch test',
      version: '1',
      background: { service_worker: 'worker.js' },
      host_permissions: ['https://login.microsoftonline.com/*'],
    };
    await writeFile(join(extensionDir, 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(extensionDir, 'worker.js'), 'self.started = true;');
  });
  afterEach(() => rm(extensionDir, { recursive: true, force: true }));

  it('should reach the world and nothing else, from pages and from the worker', async () => {
    const browser = await launchBrowser({
      extensionDir,
      args: world.chromiumArgs,
      grantHosts: ['https://helpdesk.example/*'],
    });
    try {
      const page = await browser.context.newPage();
      await page.goto('https://helpdesk.example/');
      expect(await page.title()).toBe('Helpdesk: channels');
      await expect(page.goto('https://elsewhere.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
      const granted = await browser.serviceWorker.evaluate(
        'chrome.permissions.contains({ origins: ["https://helpdesk.example/*"] })',
      );
      expect(granted).toBe(true);
      const issuer = await browser.serviceWorker.evaluate(
        'fetch("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration").then((r) => r.json()).then((d) => d.issuer)',
      );
      expect(issuer).toBe('https://login.microsoftonline.com/{tenantid}/v2.0');
      expect(browser.serviceWorker.url()).toBe(`chrome-extension://${browser.extensionId}/worker.js`);
      expect(await temporaryProfiles()).toHaveLength(1);
    } finally {
      await browser.close();
    }
    expect(await temporaryProfiles()).toEqual([]);
    expect(existsSync(extensionDir)).toBe(true);
  });

  it('should sign a person in through the pages', async () => {
    const app = world.directory.registerApp({
      displayName: 'Browser test',
      signInAudience: 'AzureADMyOrg',
      redirectUris: [{ platform: 'web', uri: 'https://helpdesk.example/callback' }],
    });
    const browser = await launchBrowser({ extensionDir, args: world.chromiumArgs });
    try {
      const page = await browser.context.newPage();
      const query = new URLSearchParams({
        client_id: app.clientId,
        response_type: 'code',
        redirect_uri: 'https://helpdesk.example/callback',
        scope: 'openid User.Read',
        prompt: 'select_account',
      });
      await page.goto(
        `https://login.microsoftonline.com/${world.directory.tenant.id}/oauth2/v2.0/authorize?${query}`,
      );
      await page.getByRole('button', { name: /support@contoso/ }).click();
      await page.getByRole('button', { name: 'Accept' }).click();
      await page.waitForURL('https://helpdesk.example/callback?code=**');
      expect(world.log.find({ host: 'helpdesk.example', path: /^\/callback\?code=/ })).toHaveLength(1);
    } finally {
      await browser.close();
    }
  });
});
