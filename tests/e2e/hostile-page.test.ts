import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PracticeAdmin } from '../world/admin';
import type { LaunchedBrowser } from '../world/browser';
import { PanelUser } from '../world/panel-user';
import { layTraps, pressPanel, readPanel } from './hostile-page';
import { helpdeskUrl, mailbox, openSession, type Session } from './session';

/**
 * A page whose scripts are against us, in the place of the portal's own. What it can still do, docs/security.md says.
 */
describe('a hostile page', () => {
  let session: Session<LaunchedBrowser>;
  let panel: PanelUser;

  beforeAll(async () => {
    session = await openSession();
    const page = await session.context.newPage();
    await page.addInitScript(layTraps);
    await session.send({
      type: 'start-setup',
      recipeId: 'zammad',
      variantId: 'microsoft_graph',
      answers: { helpdeskUrl, mailbox },
    });
    const admin = new PracticeAdmin(page, session.world);
    await admin.openAppList();
    panel = new PanelUser(page);
    await panel.waitFor('Open Waymark');
  });
  afterAll(() => session?.close());

  /** A person can press it: it is in sight, and on top. */
  const expectUsable = async () => {
    await panel.press(/^Fold the panel/);
    await panel.waitFor(/^Unfold/);
    await panel.press(/^Unfold/);
    await panel.waitFor(/^Fold the panel/);
  };

  test('reads nothing of the panel', async () => {
    const seen = await panel.page.evaluate(readPanel);
    expect(Number(seen.hosts)).toBeGreaterThan(0);
    expect(seen['host 0']).toMatch(/^null \|/);
    const { hosts: _, ...rest } = seen;
    expect(JSON.stringify(rest)).not.toMatch(/waymark|Step \d of/i);
    expect(seen.roots).not.toContain('popover');
    expect(seen.extension).toBe('undefined');
    expect(seen.globals).toBe('');
  });

  test('presses nothing on it, and says nothing in its name', async () => {
    const before = JSON.stringify(await session.state());
    const pages = session.context.pages().length;
    await panel.page.evaluate(pressPanel);
    await expectUsable();
    expect(session.context.pages().length).toBe(pages);
    const after = await session.state();
    expect(JSON.stringify(after)).toBe(before);
  });

  test.each([
    [
      'rules for everything',
      '*{display:none!important;opacity:0!important;visibility:hidden!important}html,body{display:block!important;visibility:visible!important;opacity:1!important}',
    ],
    [
      'rules for popovers',
      '[popover],:popover-open,html>div{display:none!important;transform:scale(0)!important;clip-path:inset(50%)!important;pointer-events:none!important;animation:none!important}',
    ],
    [
      'a page that is turned, faded and shrunk',
      'html{transform:rotate(180deg);opacity:.01;filter:blur(9px);zoom:.2}body{transform:translate(-9999px)}',
    ],
    [
      'layers and variables',
      '@layer a{html>div{all:unset!important;display:none!important}}:root{--top:-9999px!important;--inset:-9999px!important;--bg:#0000!important}',
    ],
  ])('does not hide it by %s', async (_, css) => {
    const style = await panel.page.addStyleTag({ content: css });
    await expectUsable();
    await style.evaluate((element) => (element as HTMLElement).remove());
  });

  test('does not cover it by what comes on top later', async () => {
    await panel.page.evaluate(() => {
      const cover = document.createElement('div');
      cover.id = 'cover';
      cover.popover = 'manual';
      cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;z-index:2147483647';
      document.body.append(cover);
      cover.showPopover();
    });
    await expectUsable();
    await panel.page.evaluate(() => document.querySelector('#cover')?.remove());
  });

  test('has it back after it was taken out, moved or restyled, with the next news', async () => {
    await panel.page.evaluate(() => {
      const { attack } = window as unknown as { attack: { hosts: HTMLElement[] } };
      for (const host of attack.hosts) host.style.cssText = 'display:none!important';
    });
    await session.send({ type: 'show-panel' });
    await panel.page.evaluate(() => {
      const { attack } = window as unknown as { attack: { hosts: HTMLElement[] } };
      for (const host of attack.hosts) host.remove();
    });
    await session.send({
      type: 'set-value',
      fact: 'tenantId',
      value: '33333333-aaaa-4bbb-8ccc-000000000003',
    });
    await expectUsable();
  });
});

/**
 * The extension is gone while its panel is on a page, as in an update: `chrome.runtime.reload` ends it. Chromium does not
 * start one again that was loaded by the debugging protocol, so that what comes after is not seen here.
 */
test('an orphaned panel goes quiet, says so, and reloads the page only when told to', async () => {
  const session = await openSession();
  const page = await session.context.newPage();
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && thrown.push(line.text()));
  const answers = { helpdeskUrl, mailbox };
  await session.send({ type: 'start-setup', recipeId: 'zammad', variantId: 'microsoft_graph', answers });
  await new PracticeAdmin(page, session.world).openAppList();
  const panel = new PanelUser(page);
  await panel.waitFor('Open Waymark');
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  await session.popup.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await expect
    .poll(async () => {
      await panel.press(/^(Fold the panel|Unfold|Load the page anew)/).catch(() => undefined);
      return page.evaluate(() => 'isOld' in window);
    })
    .toBe(false);
  expect(thrown.filter((text) => /waymark|extension context/i.test(text))).toEqual([]);
  await session.close();
});

declare const chrome: { runtime: { reload(): void } };
