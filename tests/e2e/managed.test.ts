import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../world/browser';
import { makeTemporaryFolder } from '../world/temporary-folder';
import { type Session, sessionIn } from './session';

/**
 * A policy file of the whole machine, as an organization's administrators write one. It names one extension by its ID,
 * and this one has an ID of its own, so that no other test's browser obeys it.
 */

const policies = '/etc/chromium/policies/managed';
const isRoot = process.getuid?.() === 0;
if (!isRoot) console.log(`Skipped: only root may write to ${policies}, where Chromium takes policies from.`);

const sample = readFileSync('docs/vendors.md', 'utf8');
const [, chromePolicy = ''] = /```json policy-chrome\n(.*?)```/s.exec(sample) ?? [];

/** By the folder that it is loaded from, where a manifest has no key (https://developer.chrome.com/docs/extensions/reference/manifest/key). */
const idOf = (folder: string): string =>
  [...createHash('sha256').update(folder).digest('hex').slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join('');

let session: Session | undefined;
let temporary: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let file: string;
const remove = () => rmSync(file, { force: true });

beforeAll(async () => {
  if (!isRoot) return;
  temporary = await makeTemporaryFolder();
  const folder = join(temporary.path, 'extension');
  cpSync('.output/chrome-mv3', folder, { recursive: true });
  const { key: _, ...manifest } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const id = idOf(folder);
  file = join(policies, `${id}.json`);
  mkdirSync(policies, { recursive: true });
  process.on('exit', remove);
  writeFileSync(file, chromePolicy.replaceAll('EXTENSION_ID', id));
  session = await sessionIn({}, (world) => launchBrowser({ extensionDir: folder, args: world.chromiumArgs }));
});
afterAll(async () => {
  await session?.close();
  if (!isRoot) return;
  remove();
  process.off('exit', remove);
  await temporary?.remove();
});

test.skipIf(!isRoot)(
  'a policy file decides what Chromium offers, and is shown as the organization’s',
  async () => {
    if (!session) throw new Error('no browser');
    const { popup } = session;
    await expect.poll(async () => (await session?.state())?.addresses, { timeout: 15_000 }).toHaveLength(1);
    const state = await session.state();
    expect(state).toMatchObject({
      recipes: [{ id: 'contoso-desk' }, { id: 'zammad' }],
      outside: { organization: ['contoso-desk'], imported: [] },
      addresses: ['https://*.contoso.com'],
      supportUrl: 'https://intranet.contoso.com/it-help',
      mayImport: false,
    });
    await popup.reload();
    await popup.getByRole('button', { name: /Contoso Desk.*Set by your organization/ }).click();
    await popup.getByRole('textbox', { name: /address/i }).fill('https://desk.example.net');
    await popup.getByRole('button', { name: 'Start', exact: true }).click();
    await popup.getByText(/Only these can be connected here: https:\/\/\*\.contoso\.com/).waitFor();
    expect((await session.state()).setups).toEqual([]);

    await popup.goto(`${session.browser.origin}/options.html`);
    await popup.getByRole('heading', { name: 'Set by your organization' }).waitFor();
    const text = (await popup.textContent('main')) ?? '';
    expect(text).toContain('Contoso Desk');
    expect(text).toContain('does not allow recipes from files');
    expect(text).toContain('The setting “helpdesks” of your organization is left out');
    expect(await popup.getByLabel(/Choose a recipe file/).count()).toBe(0);
  },
);
