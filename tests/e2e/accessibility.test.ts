import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Auditor } from '../../scripts/a11y/auditor';
import { popupFrames, portalFrames, tabFrames } from '../../scripts/screenshots/camera';
import { PracticeAdmin } from '../world/admin';
import { askClosedRoot, askPage } from '../world/in-page';
import { PanelUser } from '../world/panel-user';
import { PopupUser } from '../world/popup-user';
import { helpdeskUrl, mailbox, openSession, type Session } from './session';

/** A sample of `npm run a11y`, and what it does not look at: small windows, pages that run the other way, a change of theme. */

let session: Session;
let portal: Page;
let line: CDPSession;
const auditor = new Auditor();

const found = () => [...auditor.violations.keys(), ...auditor.undecided.keys()];
const panel = <T>(call: string) => askClosedRoot<T>(line, '.panel', call);
/** The ring and its words: the panel has an `i` too. */
const ring = <T>(call: string) => askClosedRoot<T>(line, 'i + b', call);
const boxOf = (what: string) =>
  `root.querySelector(${JSON.stringify(what)}).getBoundingClientRect().toJSON()`;

beforeAll(async () => {
  session = await openSession();
  const { popup } = session;
  await auditor.shoot(popup, 'start', tabFrames.slice(0, 1));
  await popup.setViewportSize({ width: 1280, height: 800 });
  await new PopupUser(popup).startSetup({
    helpdesk: 'Zammad',
    variantId: 'microsoft_graph',
    address: helpdeskUrl,
    mailbox,
  });
  portal = await session.context.newPage();
  await new PracticeAdmin(portal, session.world).openRegister();
  await new PanelUser(portal).waitFor('Fill in all');
  line = await session.context.newCDPSession(portal);
});
afterAll(() => session?.close());

describe('no rule is broken', () => {
  test('in the popup', async () => {
    await session.popup.bringToFront();
    await auditor.shoot(session.popup, 'values', popupFrames);
    expect(found()).toEqual([]);
  });

  test('on the portal', async () => {
    await portal.bringToFront();
    await auditor.shoot(portal, 'register', portalFrames.slice(0, 1));
    expect(found()).toEqual([]);
    expect(auditor.measured).toBeGreaterThan(50);
  });
});

describe('at 400 %, in a window of 1280 × 1024', () => {
  const small = { width: 320, height: 256 };

  test.each(['Overview', 'Values', 'Deliver'] as const)('all of %s can be reached', async (tab) => {
    const { popup } = session;
    await popup.bringToFront();
    await popup.setViewportSize({ width: 1280, height: 800 });
    await popup.reload();
    await new PopupUser(popup).open(tab === 'Overview' ? 'Values' : tab);
    await popup.setViewportSize(small);
    expect(await askPage(popup, 'outOfReach(root)')).toEqual([]);
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(small.width);
  });

  test('all of the panel can be reached', async () => {
    await portal.bringToFront();
    await portal.setViewportSize(small);
    // Whether it was folded aside by then, or not yet.
    await expect.poll(() => askClosedRoot(line, '.place', 'outOfReach(root)')).toEqual([]);
  });
});

test('panel and ring are in their places on a page that runs from right to left', async () => {
  await portal.bringToFront();
  await portal.setViewportSize({ width: 1280, height: 800 });
  await portal.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await portal.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  const boxes = async () => {
    const [own, around] = [await panel<DOMRect>(boxOf('.panel')), await ring<DOMRect>(boxOf('i'))];
    if (!own || !around) return 'not there';
    if (own.left < 0 || own.right > 1280) return 'outside';
    const isApart = own.right <= around.left || own.left >= around.right;
    return isApart || own.bottom <= around.top || own.top >= around.bottom ? 'apart' : 'one over the other';
  };
  await expect.poll(boxes).toBe('apart');
  const marked = async () => {
    const around = await ring<DOMRect>(boxOf('i'));
    return portal.evaluate(
      ({ x, y }) =>
        document.elementFromPoint(x, y)?.closest('input, button, [role=button], [role=combobox]') !== null,
      {
        x: ((around?.left ?? 0) + (around?.right ?? 0)) / 2,
        y: ((around?.top ?? 0) + (around?.bottom ?? 0)) / 2,
      },
    );
  };
  await expect.poll(marked).toBe(true);
  expect(await panel<string>('getComputedStyle(root.querySelector(".panel")).direction')).toBe('ltr');
});

test('the panel follows the portal when its theme is switched', async () => {
  const theme = () => panel<string>('root.firstElementChild.className');
  expect(await theme()).toBe('light');
  await portal.evaluate(() => {
    document.body.className = document.body.className.replaceAll('light', 'dark');
  });
  await expect.poll(theme).toBe('dark');
});
