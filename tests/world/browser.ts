import { existsSync, rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Worker } from 'playwright-core';
import knownPaths from '../../scripts/setup/browser-paths.json' with { type: 'json' };

export interface LaunchOptions {
  /** The built, unpacked extension. */
  extensionDir: string;
  /** Usually `world.chromiumArgs`. */
  args?: string[];
  headless?: boolean;
  viewport?: { width: number; height: number } | null;
  /** Hosts that count as granted at the permission prompt, e.g. `https://helpdesk.example/*`. */
  grantHosts?: string[];
}

export interface LaunchedBrowser {
  context: BrowserContext;
  serviceWorker: Worker;
  extensionId: string;
  close(): Promise<void>;
}

export const findChromium = (): string | null => {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return existsSync(chosen) ? chosen : null;
  return knownPaths.find((path) => existsSync(path)) ?? null;
};

/**
 * A copy of the extension whose manifest holds more `host_permissions`. Headless Chromium cannot answer the permission
 * prompt, so the grant is made beforehand; it is the only difference from the extension that admins install.
 */
const copyWithHosts = async (extensionDir: string, copy: string, hosts: string[]) => {
  await cp(extensionDir, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { host_permissions?: string[] };
  manifest.host_permissions = [...(manifest.host_permissions ?? []), ...hosts];
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

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const exitOnSignal = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);

export const launchBrowser = async ({
  extensionDir,
  args = [],
  headless = true,
  viewport = { width: 1280, height: 800 },
  grantHosts = [],
}: LaunchOptions): Promise<LaunchedBrowser> => {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('no Chrome, Edge or Chromium found; install one or set CHROMIUM_PATH to its executable');
  const temporary = await mkdtemp(join(tmpdir(), `waymark-browser-${process.pid}-`));
  const removeSync = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 10 });
  let context: BrowserContext | undefined;
  const close = async () => {
    await context?.close();
    process.off('exit', removeSync);
    for (const signal of signals) process.off(signal, exitOnSignal);
    await rm(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };

  try {
    let loaded = resolve(extensionDir);
    if (grantHosts.length > 0) {
      const copy = join(temporary, 'extension');
      await copyWithHosts(loaded, copy, grantHosts);
      loaded = copy;
    }
    context = await chromium.launchPersistentContext(join(temporary, 'profile'), {
      executablePath,
      headless,
      viewport,
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
        '--disable-gpu',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ...args,
      ],
    });
    // Registered after Playwright's own exit handler, which kills the browser: the profile can only go once it is dead.
    process.on('exit', removeSync);
    for (const signal of signals) process.on(signal, exitOnSignal);
    const extensionId = await loadExtension(context, loaded);
    const isOwn = (worker: Worker) => new URL(worker.url()).host === extensionId;
    const serviceWorker =
      context.serviceWorkers().find(isOwn) ??
      (await context.waitForEvent('serviceworker', { predicate: isOwn, timeout: 20_000 }));
    return { context, serviceWorker, extensionId, close };
  } catch (error) {
    await close();
    throw error;
  }
};
