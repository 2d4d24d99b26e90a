import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BrowserContext, firefox } from 'playwright-core';
import knownPaths from '../../scripts/setup/firefox-paths.json' with { type: 'json' };
import { type BidiBridge, launchBridged } from './bidi-bridge';
import type { ExtensionBrowser } from './browser';
import { openConnectProxy } from './connect-proxy';
import { makeTemporaryFolder } from './temporary-folder';

export interface FirefoxOptions {
  /** The built, unpacked extension, as admins install it: permissions are granted when they are asked for. */
  extensionDir: string;
  /** The only hosts that can be reached, all behind one port; usually the world itself. */
  world: { port: number; isHost(host: string): boolean };
}

export const findFirefox = (): string | null => {
  const chosen = process.env.FIREFOX_PATH;
  if (chosen) return existsSync(chosen) ? chosen : null;
  return knownPaths.find((path) => existsSync(path)) ?? null;
};

/** The add-on's address is made up at each installation, unless the profile has one for it. */
const addOnHost = '5a1d1e6c-7d1f-4a53-9a52-0e6a4f0c8b21';

const readAddOnId = async (extensionDir: string): Promise<string> => {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
};

/** Knowledge/feasibility.md §8. A proxy is what gives real host names without a privileged port. */
const preferences = (proxyPort: number, addOnId: string) => ({
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxyPort,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': proxyPort,
  'network.proxy.no_proxies_on': '',
  'extensions.webextensions.uuids': JSON.stringify({ [addOnId]: addOnHost }),
  // The prompt can't be answered here: what it would ask is granted, and still asked for by a person's click.
  'extensions.webextOptionalPermissionPrompts': false,
  // What the extension and the pages print goes to Firefox's output, where it can be read.
  'devtools.console.stdout.content': true,
  // Nothing of Firefox's own business is in the world.
  'app.normandy.enabled': false,
  'browser.newtabpage.enabled': false,
  // Presses are sent to the window, as a person's are: in the page's process they don't find frames of other sites.
  'remote.events.async.mouse.enabled': true,
  'network.connectivity-service.enabled': false,
  'network.captive-portal-service.enabled': false,
});

/** Firefox's own errands: updates of its lists, which don't find their way here. */
const isFirefoxOwn = (host: string) => /(^|\.)(mozilla|firefox)\.(com|net|org)$/.test(host);

const evaluateWithExtension = (bridge: BidiBridge, addOnId: string, code: string) =>
  bridge.evaluateInBrowser(
    `(async () => { const { extension } = WebExtensionPolicy.getByID('${addOnId}'); ${code} })()`,
  );

const errorsInBrowserConsole = `Services.console.getMessageArray().map(String).join('\\n')`;

/**
 * Playwright fills a field here by setting its value, of which React takes no notice: it believes that it did so
 * itself. Forgetting the value that it keeps makes it look.
 */
const letReactSeeInput = () =>
  window.addEventListener(
    'input',
    ({ target }) =>
      (target as { _valueTracker?: { setValue(value: string): void } })._valueTracker?.setValue(''),
    true,
  );

/** Firefox, headless, with the extension as a temporary add-on. */
export async function launchFirefox({ extensionDir, world }: FirefoxOptions): Promise<ExtensionBrowser> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('no Firefox found; install one or set FIREFOX_PATH to its executable');
  const addOnId = await readAddOnId(extensionDir);
  const temporary = await makeTemporaryFolder();
  const proxy = await openConnectProxy(world);
  let context: BrowserContext | undefined;
  const close = async () => {
    await context?.close();
    await proxy.close();
    await temporary.remove();
  };
  try {
    const { launched, bridge } = await launchBridged(() =>
      firefox.launchPersistentContext(join(temporary.path, 'profile'), {
        channel: 'moz-firefox',
        executablePath,
        ignoreHTTPSErrors: true,
        viewport: { width: 1280, height: 800 },
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        // Extension pages, and what `evaluateInBrowser` does, are closed to remote control without it.
        args: ['--remote-allow-system-access'],
        firefoxUserPrefs: preferences(proxy.port, addOnId),
        // A press beyond the edge of the screen, by default 1366 x 768, hits nothing.
        env: { ...process.env, MOZ_HEADLESS_WIDTH: '1920', MOZ_HEADLESS_HEIGHT: '1200' },
      }),
    );
    context = launched;
    temporary.removeAtExit();
    await context.addInitScript(letReactSeeInput);
    const install = async () => {
      await bridge.command('webExtension.install', {
        extensionData: { type: 'path', path: resolve(extensionDir) },
      });
    };
    await install();
    return {
      context,
      origin: `moz-extension://${addOnHost}`,
      printed: async () =>
        [...bridge.output, await bridge.evaluateInBrowser(errorsInBrowserConsole)].join('\n'),
      killBackground: async () => {
        await evaluateWithExtension(bridge, addOnId, 'await extension.terminateBackground();');
      },
      updateExtension: install,
      setOffline: async (isOffline) => {
        await bridge.evaluateInBrowser(`Services.io.offline = ${isOffline}`);
      },
      get refusedHosts() {
        return proxy.refused.filter((host) => !isFirefoxOwn(host));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
