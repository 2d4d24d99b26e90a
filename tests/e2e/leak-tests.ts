import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PracticeAdmin } from '../world/admin';
import { PopupUser } from '../world/popup-user';
import { type Death, deaths, LeakLab, type OpenTest, type Way, ways } from './leak-lab';
import { askToStartTest, type Session } from './session';

/** `npm run test:leaks -- 50` asks for more runs than a change needs, through every way and death in turn. */
const extraRuns = Number(process.env.LEAK_RUNS ?? 0);
const slowMs = 65_000;

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Code, state, tokens and secret reach no host, console or storage but their own (knowledge/oauth.md §1.4 and §9.2). */
export function testLeaks(open: () => Promise<Session>): void {
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

  test.each<[Way, Death]>([
    ['a 302', 'never'],
    ['a script of the page', 'after'],
    ['a fragment', 'never'],
    ['a form post', 'before the answer'],
    ['a federated sign-in', 'never'],
    ['a 302', 'with the answer'],
    ['a 302', 'while redeeming'],
  ])('an answer by %s, the background ended %s', async (way, death) => {
    await runOnce(way, death);
  });

  test.runIf(extraRuns > 0).each(
    Array.from({ length: extraRuns }, (_, index) => ({
      number: index + 1,
      way: at(Object.keys(ways), index),
      death: at(deaths, index),
    })),
  )('run $number: $way, the background ended $death', async ({ way, death }) => {
    await runOnce(way, death);
  });

  async function runOnce(way: Way, death: Death): Promise<void> {
    const state = await lab.run(way, death);
    // A code is spent once: whoever dies with it can't go on.
    if (death === 'while redeeming') expect(state).toBe('failed');
    else if (death !== 'with the answer') expect(state).toBe('passed');
    await lab.expectNothingLeaked(portal);
  }

  test('a sign-in that is finished after its test has failed is kept back too', async () => {
    const settings = lab.use('a 302');
    settings.assignmentRequired = true;
    const rules = await lab.rules();
    const late = await lab.open();
    const { page } = late;
    await lab.finishSignIn(page);
    expect(await lab.ended(late.setupId)).toBe('failed');
    await lab.expectForgotten(late);
    settings.assignmentRequired = false;
    const { codes } = lab;
    await page.goBack();
    await lab.finishSignIn(page);
    await expect.poll(() => lab.codes, { timeout: 10_000 }).toBeGreaterThan(codes);
    // Time for the browser to follow, if it could.
    await portal.waitForTimeout(1000);
    await lab.expectNothingLeaked(portal);
    expect(await lab.rules()).toBe(rules + 1);
    await page.close();
    await expect.poll(() => lab.rules()).toBe(rules);
  });

  test('the slow sign-in is finished after more than a minute', async () => {
    lab.use('a 302');
    await portal.waitForTimeout(Math.max(0, slowSince + slowMs - Date.now()));
    await lab.finishSignIn(slow.page);
    expect(await lab.ended(slow.setupId)).toBe('passed');
    await lab.expectForgotten(slow);
    await lab.expectNothingLeaked(portal);
  });
  // Last: what it brings to the helpdesk would be a leak in the tests above, and so shows that they would see one.
  test("the helpdesk's own sign-in in another tab gets through while a test waits", async () => {
    const waiting = await lab.open();
    const address = new URL(waiting.page.url());
    address.searchParams.set('state', 'of-the-helpdesk');
    const page = await session.context.newPage();
    await page.goto(address.href);
    await lab.finishSignIn(page);
    await expect.poll(() => lab.callbacks(), { timeout: 10_000 }).toHaveLength(1);
    expect(lab.callbacks()[0]).toMatch(/code=.*state=of-the-helpdesk/);
    await expect(lab.expectNothingLeaked(portal)).rejects.toThrow('hosts that saw code');
  });
}
