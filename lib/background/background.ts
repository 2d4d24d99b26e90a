import { browser, type Runtime } from '../browser';
import type { Broadcast } from '../messages';
import { Badge } from './badge';
import { checkFrameSender, handleContentMessage } from './content-messages';
import { Deliveries } from './deliveries';
import { goToPanel } from './go-to-panel';
import { Guidance } from './guidance';
import { HandOvers } from './hand-over/hand-overs';
import { Injector } from './injector';
import { parseContentMessage, parsePageMessage } from './message-schemas';
import { handlePageMessage, isOwnPage } from './page-messages';
import { Pages } from './pages';
import type { Background } from './parts';
import { Pointing } from './pointing';
import { Reminders } from './reminders';
import { forgetNeedless, forgetSecret } from './secrets';
import { SetupStore } from './setup-store';
import { createTestRunner } from './test/runner';
import { Vault } from './vault';
import { readVersions } from './versions';

/** Builds the background and registers every listener at once, as an event-driven worker must. */
export function startBackground(): Background {
  const vault = new Vault();
  const handOvers = new HandOvers();
  const store = new SetupStore(
    (setupId) => vault.holds(setupId),
    async (setupId) => (await handOvers.readToken(setupId)) !== null,
  );
  const pages = new Pages();
  const guidance = new Guidance(store, pages);
  const tests = createTestRunner({
    api: browser,
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    extensionHost: location.host,
    versions: readVersions,
    saveReport: async (setupId, report) => {
      await store.update(setupId, (setup) => ({ ...setup, test: report }));
      await guidance.pushAll();
    },
    readSecret: (setupId) => vault.read(setupId),
    runningReports: async () =>
      (await store.list()).flatMap(({ id, test }) =>
        test?.state === 'running' ? [{ setupId: id, report: test }] : [],
      ),
  });
  const injector = new Injector(store);
  const pointing = new Pointing(store, vault, guidance);
  const deliveries = new Deliveries();
  const reminders = new Reminders(store);
  const badge = new Badge(store, pages);
  const background = {
    store,
    vault,
    pages,
    guidance,
    injector,
    pointing,
    tests,
    deliveries,
    handOvers,
    reminders,
    badge,
  };

  store.onChange(() => {
    const news: Broadcast = { type: 'state-changed' };
    // Nobody listens while no page of ours is open.
    browser.runtime.sendMessage(news).catch(() => undefined);
    void badge.update();
  });

  browser.runtime.onMessage.addListener((value: unknown, sender: Runtime.MessageSender) => {
    if (isOwnPage(sender)) {
      const message = parsePageMessage(value);
      return message ? handlePageMessage(message, background) : undefined;
    }
    const frame = checkFrameSender(sender);
    const message = frame && parseContentMessage(value);
    return frame && message ? handleContentMessage(message, frame, background) : undefined;
  });

  browser.webRequest.onBeforeRequest.addListener(
    (details) => void tests.onCallback(details),
    { urls: ['https://*/*'], types: ['main_frame'] },
    ['requestBody'],
  );
  browser.tabs.onUpdated.addListener((tabId, change, tab) => void tests.onTabUpdated(tabId, change, tab));
  browser.tabs.onRemoved.addListener((tabId) => {
    void pages.forget(tabId).then(() => badge.update());
    void pointing.end(tabId);
    void tests.onTabRemoved(tabId);
  });

  browser.commands.onCommand.addListener((_, tab) => void goToPanel(tab?.id, background));

  browser.permissions.onRemoved.addListener(() => void tests.onPermissionsRemoved());

  browser.alarms.onAlarm.addListener(async (alarm) => {
    if (reminders.onAlarm(alarm.name)) return;
    const setupId = vault.expired(alarm.name);
    if (setupId) return forgetSecret(setupId, background);
    if (await handOvers.onAlarm(alarm.name)) return store.announce();
    return tests.onAlarm(alarm.name);
  });

  void tests.resume();
  void forgetNeedless(background);
  void injector.resume();
  reminders.listen();
  void badge.update();
  return background;
}
