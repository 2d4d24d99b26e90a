import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PracticeAdmin } from '../world/admin';
import { PopupUser } from '../world/popup-user';
import { type Death, deaths, LeakLab, type OpenTest, type Way, ways } from './leak-lab';
import { askToStartTest, helpdeskUrl, mailbox, type Session } from './session';

/** `npm run test:leaks -- 50` asks for more runs than a change needs, through every way and death in turn. */
const extraRuns = Number(process.env.LEAK_RUNS ?? 0);
const slowMs = 65_000;

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

type Run = [Way, Death];

/** Ways back from Microsoft that a browser handles each in its own manner, and deaths that each leave something else behind. */
const everyRun: readonly Run[] = [
  ['a 302', 'never'],
  ['a federated sign-in', 'never'],
  ['a script of the page', 'after'],
  ['a fragment', 'never'],
  ['a form post', 'before the answer'],
  ['a 302', 'with the answer'],
  ['a 302', 'while redeeming'],
];
/** One each that keeps the answer from the server, that sends it in a body, and that a death cuts in two. */
const someRuns: readonly Run[] = [
  ['a fragment', 'never'],
  ['a form post', 'before the answer'],
  ['a 302', 'while redeeming'],
];

/**
 * Code, state, tokens and secret reach no host, console or storage but their own (knowledge/oauth.md §1.4 and §9.2).
 * `canTakeBack`: the browser's rights are the admin's own there, so that they can be taken back. `isSlow`: a browser in
 * which each sign-in takes long is spared some of them, but for `npm run test:leaks`.
 */
export function testLeaks(
  open: () => Promise<Session>,
  { canTakeBack = false, isSlow = false }: { canTakeBack?: boolean; isSlow?: boolean } = {},
): void {
  const isSpared = isSlow && extraRuns === 0;
  const runs = isSpared ? someRuns : everyRun;
  const lateWays: [Way][] = isSpared ? [['a form post']] : [['a 302'], ['a form post']];
  let session: Session;
  let lab: LeakLab;
  let portal: Page;
  let slow: OpenTest;
  let slowSince: number;

  beforeAll(async () => {
    session = await open();
    lab = new LeakLab(session);
    portal = await session.context.newPage();
    await new PracticeAdmin(portal, session.world).openAppList();
  });
  afterAll(() => session?.close());

  test('without the right to the helpdesk no test starts', async () => {
    await lab.prepare('https://elsewhere.example');
    const pages = session.context.pages().length;
    await askToStartTest(session);
    const report = (await session.state()).active?.setup.test;
    expect(report?.state).toBe('failed');
    expect(session.english(report?.failure?.advice.cause)).toMatch(/elsewhere\.example/);
    expect(session.context.pages().length).toBe(pages);
    expect(session.world.log.find({ path: /authorize/ })).toEqual([]);
    await lab.expectNothingLeaked(portal);
  });

  test('a sign-in begins that will be slow', async () => {
    // By a press, for which the browser gives the right to the helpdesk.
    slow = await lab.open(() => new PopupUser(session.popup).startTest());
    slowSince = Date.now();
    await lab.expectNothingLeaked(portal);
  });

  test.each(runs)('an answer by %s, the background ended %s', async (way, death) => {
    await runOnce(way, death);
  });

  async function runOnce(way: Way, death: Death): Promise<void> {
    const state = await lab.run(way, death);
    // A code is spent once: whoever dies with it can't go on.
    if (death === 'while redeeming') expect(state).toBe('failed');
    else if (death !== 'with the answer') expect(state).toBe('passed');
    await lab.expectNothingLeaked(portal);
  }

  /** Finishes a sign-in that nobody waits for any more, and sees its tab go. */
  async function finishInVain(page: Page): Promise<void> {
    const { codes } = lab;
    await lab.finishSignIn(page);
    await expect.poll(() => lab.codes).toBeGreaterThan(codes);
    await expect.poll(() => page.isClosed() || lab.callbacks().length > 0).toBe(true);
    await lab.expectNothingLeaked(portal);
    expect(page.isClosed()).toBe(true);
  }

  test.each(lateWays)(
    'a sign-in that is finished after its test has failed, by %s, is kept back too',
    async (way) => {
      const settings = lab.use(way);
      settings.assignmentRequired = true;
      const rules = await lab.rules();
      const late = await lab.open();
      await lab.finishSignIn(late.page);
      expect(await lab.ended(late.setupId)).toBe('failed');
      await lab.expectForgotten(late);
      settings.assignmentRequired = false;
      await late.page.goBack();
      await finishInVain(late.page);
      await expect.poll(() => lab.rules()).toBe(rules);
    },
  );

  /** A tab that the background has seen: a person, too, takes longer over the page than that. */
  async function strayed(open: () => Promise<Page>): Promise<Page> {
    const rules = await lab.rules();
    const page = await open();
    await expect.poll(() => lab.rules()).toBeGreaterThan(rules);
    return page;
  }

  test.each(lateWays)(
    'a sign-in that is finished in a tab of its own, by %s, is kept back, during the test and after it',
    async (way) => {
      lab.use(way);
      const rules = await lab.rules();
      const running = await lab.open();
      const address = running.page.url();
      await finishInVain(await strayed(() => lab.duplicate(running.page)));
      // The test's own tab waits on, and its answer counts.
      await lab.finishSignIn(running.page);
      expect(await lab.ended(running.setupId)).toBe('passed');
      // As a closed tab that is opened again, or one that the browser restores when it starts: nothing of the test is left.
      await session.browser.killBackground();
      const restored = await strayed(async () => {
        const page = await session.context.newPage();
        await page.goto(address);
        return page;
      });
      await finishInVain(restored);
      await expect.poll(() => lab.rules()).toBe(rules);
    },
  );

  test('the slow sign-in is finished after more than a minute', async () => {
    lab.use('a 302');
    await portal.waitForTimeout(Math.max(0, slowSince + slowMs - Date.now()));
    await lab.finishSignIn(slow.page);
    expect(await lab.ended(slow.setupId)).toBe('passed');
    await lab.expectForgotten(slow);
    await lab.expectNothingLeaked(portal);
  });

  // After the slow one, whose time would be up.
  test.runIf(extraRuns > 0).each(
    Array.from({ length: extraRuns }, (_, index) => ({
      number: index + 1,
      way: at(Object.keys(ways), index),
      death: at(deaths, index),
    })),
  )('run $number: $way, the background ended $death', async ({ way, death }) => {
    await runOnce(way, death);
  });

  describe.runIf(canTakeBack)('a right to the helpdesk that is taken back', () => {
    const takeBack = () => session.popup.evaluate(removeAccess, `${helpdeskUrl}/*`);
    const asked = (path: RegExp) => session.world.log.find({ path }).length;

    async function expectFailed(setupId: string): Promise<void> {
      expect(await lab.ended(setupId)).toBe('failed');
      const failure = (await lab.find(setupId))?.test?.failure;
      expect(failure?.advice.cause).toMatchObject({ params: [new URL(helpdeskUrl).host] });
      await lab.expectNothingLeaked(portal);
    }

    test('while a test prepares keeps it from going on', async () => {
      const settings = lab.use('a 302');
      const setupId = await lab.prepare();
      settings.tokenDelayMs = 2000;
      const [tokens, pages] = [asked(/\/token$/), asked(/\/authorize\?/)];
      await new PopupUser(session.popup).startTestWithoutSignIn();
      await expect.poll(() => asked(/\/token$/)).toBeGreaterThan(tokens);
      await takeBack();
      await expectFailed(setupId);
      expect(asked(/\/authorize\?/)).toBe(pages);
    });

    test('while the admin signs in ends the test with its tab', async () => {
      lab.use('a 302');
      const { setupId, page } = await lab.open(() => new PopupUser(session.popup).startTest());
      // A tab that is closed while its page loads is told of by Firefox, with the page's address.
      await page.getByRole('button', { name: mailbox }).waitFor();
      await takeBack();
      await expect.poll(() => page.isClosed()).toBe(true);
      await expectFailed(setupId);
    });
  });

  // Last: what it brings to the helpdesk would be a leak in the tests above, and so shows that they would see one.
  test("the helpdesk's own sign-in in another tab gets through while a test waits", async () => {
    // By a press, which gives the right to the helpdesk where it was taken back.
    const waiting = await lab.open(() => new PopupUser(session.popup).startTest());
    const address = new URL(waiting.page.url());
    address.searchParams.set('state', 'of-the-helpdesk');
    const page = await session.context.newPage();
    await page.goto(address.href);
    await lab.finishSignIn(page);
    await expect.poll(() => lab.callbacks()).toHaveLength(1);
    expect(lab.callbacks()[0]).toMatch(/code=.*state=of-the-helpdesk/);
    await expect(lab.expectNothingLeaked(portal)).rejects.toThrow('what helpdesk.example saw');
  });
}

declare const chrome: { permissions: { remove(rights: { origins: string[] }): Promise<boolean> } };

/** In a page of the extension. */
const removeAccess = (pattern: string) => chrome.permissions.remove({ origins: [pattern] });
