import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Worker } from 'playwright-core';
import knownPaths from '../../scripts/setup/browser-paths.json' with { type: 'json' };
import { makeTemporaryFolder } from './temporary-folder';

export interface LaunchOptions {
  /** The built, unpacked extension. */
  extensionDir: string;
  /** Usually `world.chromiumArgs`. */
  args?: string[];
  headless?: boolean;
  viewport?: { width: number; height: number } | null;
  /** Whether the admin has asked the system for less that moves. */
  reducedMotion?: 'reduce' | 'no-preference';
  /** Hosts that count as granted at the permission prompt, e.g. `https://helpdesk.example/*`. */
  grantHosts?: string[];
  /** Optional permissions that count as granted likewise, e.g. `notifications`. */
  grantRights?: string[];
  /** A folder of `_locales` in which the extension speaks. Left out: the browser's language, of which some have but one. */
  texts?: string;
}

/** A browser with the extension in it, whatever its make. */
export interface ExtensionBrowser {
  context: BrowserContext;
  /** Of the extension's own pages, without a slash at its end. */
  origin: string;
  /** All that a page, a frame, a worker or an event page has printed to the console since the start. */
  printed(): Promise<string>;
  /** Ends the extension's service worker or event page, as the browser does when it is idle. */
  killBackground(): Promise<void>;
  /**
   * Installs the extension over itself, as an update does: its own pages are closed, `storage.session` and its rules are
   * emptied, and its scripts on pages are orphans.
   */
  updateExtension(): Promise<void>;
  /** Takes away the network from all pages and workers, or gives it back. */
  setOffline(isOffline: boolean): Promise<void>;
  /** Hosts outside the world that the browser wanted to reach; null where it can't be told. */
  refusedHosts: readonly string[] | null;
  close(): Promise<void>;
}

export interface LaunchedBrowser extends ExtensionBrowser {
  serviceWorker: Worker;
  extensionId: string;
}

/**
 * What Playwright switches off (a later list replaces an earlier one), and then the address bar's suggestions: as pages
 * of their own they take a third of a headless browser's time, unseen.
 */
const switchedOff = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

/** For any Chromium, with an extension or without. */
export const usualArgs: readonly string[] = [
  '--disable-gpu',
  `--disable-features=${switchedOff.join()}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export const findChromium = (): string | null => {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return existsSync(chosen) ? chosen : null;
  return knownPaths.find((path) => existsSync(path)) ?? null;
};

interface Manifest {
  host_permissions?: string[];
  permissions?: string[];
  optional_permissions?: string[];
}

/**
 * A copy of the extension whose manifest holds more hosts and permissions. Headless Chromium cannot answer the permission
 * prompt, so the grant is made beforehand; it is the only difference from the extension that admins install.
 */
const copyWithGrants = async (
  extensionDir: string,
  copy: string,
  hosts: string[],
  rights: string[],
  texts?: string,
) => {
  await cp(extensionDir, copy, { recursive: true });
  if (texts) await cp(join(copy, '_locales', texts), join(copy, '_locales/en'), { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  const { host_permissions = [], permissions = [], optional_permissions = [] } = manifest;
  manifest.host_permissions = [...host_permissions, ...hosts];
  manifest.permissions = [...permissions, ...rights];
  manifest.optional_permissions = optional_permissions.filter((right) => !rights.includes(right));
  await writeFile(path, JSON.stringify(manifest));
};

/** By the debugging protocol: branded Chrome no longer takes `--load-extension`, and this works in all of them. */
const loadExtension = async (context: BrowserContext, path: string): Promise<string> => {
  const browser = context.browser();
  if (!browser) throw new Error('the browser is gone');
  const session = (await browser.newBrowserCDPSession()) as unknown as {
    // Playwright's protocol types do not know the Extensions domain.
    send(method: 'Extensions.loadUnpacked', params: { path: string }): Promise<{ id: string }>;
    detach(): Promise<void>;
  };
  const { id } = await session.send('Extensions.loadUnpacked', { path });
  await session.detach();
  return id;
};

/** Closing the worker's target is what the browser does to an idle worker. */
const killWorker = async (context: BrowserContext, origin: string): Promise<void> => {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser is gone');
  const { targetInfos } = await session.send('Target.getTargets');
  const workers = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  for (const { targetId } of workers) await session.send('Target.closeTarget', { targetId });
  await session.detach();
};

/** Notes what is printed, by workers that are still to come too. */
const listenToConsole = (context: BrowserContext): string[] => {
  const printed: string[] = [];
  const listen = (worker: Worker) => worker.on('console', (line) => printed.push(line.text()));
  context.on('console', (line) => printed.push(line.text()));
  context.on('weberror', (error) => printed.push(String(error.error().stack)));
  context.on('serviceworker', listen);
  for (const worker of context.serviceWorkers()) listen(worker);
  return printed;
};

export const launchBrowser = async ({
  extensionDir,
  args = [],
  headless = true,
  viewport = { width: 1280, height: 800 },
  reducedMotion = 'no-preference',
  grantHosts = [],
  grantRights = [],
  texts,
}: LaunchOptions): Promise<LaunchedBrowser> => {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('no Chrome, Edge or Chromium found; install one or set CHROMIUM_PATH to its executable');
  const temporary = await makeTemporaryFolder();
  let context: BrowserContext | undefined;
  const close = async () => {
    await context?.close();
    await temporary.remove();
  };

  try {
    let loaded = resolve(extensionDir);
    if (grantHosts.length > 0 || grantRights.length > 0 || texts) {
      const copy = join(temporary.path, 'extension');
      await copyWithGrants(loaded, copy, grantHosts, grantRights, texts);
      loaded = copy;
    }
    context = await chromium.launchPersistentContext(join(temporary.path, 'profile'), {
      executablePath,
      headless,
      viewport,
      reducedMotion,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [
        '--enable-unsafe-extension-debugging',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        ...usualArgs,
        ...args,
      ],
    });
    temporary.removeAtExit();
    const printed = listenToConsole(context);
    const extensionId = await loadExtension(context, loaded);
    const isOwn = (worker: Worker) => new URL(worker.url()).host === extensionId;
    const serviceWorker =
      context.serviceWorkers().find(isOwn) ??
      (await context.waitForEvent('serviceworker', { predicate: isOwn, timeout: 20_000 }));
    const own = context;
    const origin = `chrome-extension://${extensionId}`;
    return {
      context,
      serviceWorker,
      extensionId,
      origin,
      printed: async () => printed.join('\n'),
      killBackground: () => killWorker(own, origin),
      setOffline: (isOffline) => own.setOffline(isOffline),
      updateExtension: async () => {
        await loadExtension(own, loaded);
      },
      refusedHosts: null,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
