import { browser } from '../browser';
import { edition } from '../edition';
import { t } from '../i18n';
import { recipeOf } from '../setup/recipe-of';
import { dueReminders, type Reminder } from '../setup/reminders';
import type { SetupStore } from './setup-store';

const key = 'reminders';
const alarm = 'look-for-reminders';
/** Looked at so often rather than at a moment: clocks are set, computers sleep, and dates are all that counts. */
const everyMinutes = 6 * 60;
const mostTold = 200;

interface Stored {
  isOn: boolean;
  told: string[];
  /** Of those, what nobody has opened or put away yet, as far as the browser says. */
  standing: string[];
}

/** Says in time that a client secret will expire, where the admin has asked for it. It needs no secret for that. */
export class Reminders {
  #queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: SetupStore) {}

  /** Once, at the start of the background: some browsers forget alarms when they end. */
  listen(): void {
    this.#listenToNotifications();
    // The right to show notifications may come later.
    browser.permissions.onAdded?.addListener(() => this.#listenToNotifications());
    // An update takes away what still stands there.
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'update') void this.#sayAgain();
    });
    void this.look();
  }

  async isOn(): Promise<boolean> {
    return (await this.#read()).isOn;
  }

  /** The page has asked for the right to show notifications before. */
  async set(isOn: boolean): Promise<void> {
    await this.#change(async (stored) => ({ ...stored, isOn }));
    if (isOn) await this.look();
    else await browser.alarms.clear(alarm);
  }

  onAlarm(name: string): boolean {
    if (name !== alarm) return false;
    void this.look();
    return true;
  }

  /** Shows what is due, each once. */
  look(): Promise<void> {
    return this.#change(async (stored) => {
      if (!stored.isOn) return stored;
      if (!(await browser.alarms.get(alarm))) {
        browser.alarms.create(alarm, { delayInMinutes: everyMinutes, periodInMinutes: everyMinutes });
      }
      // Taken back in the browser's settings: what is due stays due.
      if (!browser.notifications) return stored;
      const due = dueReminders(await this.store.list(), stored.told, Date.now());
      for (const reminder of due) await show(reminder);
      const add = (ids: string[]) => [...ids, ...due.map(({ id }) => id)].slice(-mostTold);
      return { ...stored, told: add(stored.told), standing: add(stored.standing) };
    });
  }

  async #sayAgain(): Promise<void> {
    await this.#change(async (stored) => ({
      ...stored,
      told: stored.told.filter((id) => !stored.standing.includes(id)),
      standing: [],
    }));
    await this.look();
  }

  #putAway(id: string): Promise<void> {
    return this.#change(async (stored) => ({
      ...stored,
      standing: stored.standing.filter((one) => one !== id),
    }));
  }

  #isListening = false;
  #listenToNotifications(): void {
    if (this.#isListening || !browser.notifications) return;
    this.#isListening = true;
    browser.notifications.onClicked.addListener((id) => {
      void this.#putAway(id);
      void openFinished(id);
    });
    browser.notifications.onClosed.addListener((id) => void this.#putAway(id));
  }

  async #read(): Promise<Stored> {
    const stored = (await browser.storage.local.get(key))[key] as Partial<Stored> | undefined;
    const ids = (list: unknown) => (Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []);
    return { isOn: stored?.isOn === true, told: ids(stored?.told), standing: ids(stored?.standing) };
  }

  #change(change: (stored: Stored) => Promise<Stored>): Promise<void> {
    const result = this.#queue.then(async () => {
      const stored = await this.#read();
      const changed = await change(stored);
      if (changed !== stored) await browser.storage.local.set({ [key]: changed });
    });
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

async function show({ setup, expires, days, id }: Reminder): Promise<void> {
  const app = setup.facts.displayName?.value ?? recipeOf(setup, edition.recipes)?.name ?? t('extensionName');
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: t(days < 0 ? 'reminderOver' : 'reminderSoon', app),
    message: t('reminderText', { date: expires }, { inDays: days }),
  });
}

/** To the setup whose secret it is, where the renewal begins. */
async function openFinished(reminderId: string): Promise<void> {
  const [setupId = ''] = reminderId.split(':');
  await browser.notifications.clear(reminderId);
  const page = `/popup.html?tab=1&finished=${encodeURIComponent(setupId)}`;
  await browser.tabs.create({ url: browser.runtime.getURL(page as '/popup.html') });
}
