import { browser } from '../browser';
import { t } from '../i18n';
import { parseRoute } from '../portal/route';
import { showsOtherApp } from '../setup';
import { deriveActive } from './app-state';
import { combinePage, type Pages } from './pages';
import type { SetupStore } from './setup-store';

/** White is readable on both (WCAG 2.2: at least 4.5 to 1): open points, and points that need attention. */
const open = '#0b6b66';
const attention = '#b4231b';

interface Look {
  text: string;
  color: string;
  title: string;
}

/**
 * The number of open points on the toolbar button. A tab that shows another app registration has none: the number would
 * be taken for that app's. Nothing under way, no badge.
 */
export class Badge {
  #queue: Promise<unknown> = Promise.resolve();
  #shown = '';

  constructor(
    private readonly store: SetupStore,
    private readonly pages: Pages,
  ) {}

  /** Never rejects: a toolbar button that can't be drawn must not stop anything. */
  update(): Promise<void> {
    const result = this.#queue.then(() => this.#draw()).catch(() => undefined);
    this.#queue = result;
    return result;
  }

  async #draw(): Promise<void> {
    const active = deriveActive(await this.store.active(), Date.now());
    const { openPoints = 0, steps = [] } = active?.guide ?? {};
    const look: Look = {
      text: openPoints > 0 ? `${openPoints}` : '',
      color: steps.some(({ state }) => state === 'problem') ? attention : open,
      title: active ? t('badgeTitle', active.recipe.name, `${openPoints}`) : t('extensionName'),
    };
    const others = active
      ? (await this.pages.list()).flatMap((page) => {
          const reading = combinePage(page);
          const route = page.url ? parseRoute(page.url) : null;
          return reading && route && showsOtherApp(active.setup, reading, route) ? [page.tabId] : [];
        })
      : [];
    const tabs = (await this.pages.list()).map(({ tabId }) => tabId);
    const shown = JSON.stringify({ look, others, tabs });
    if (shown === this.#shown) return;
    const { action } = browser;
    await Promise.all([
      action.setBadgeText({ text: look.text }),
      action.setBadgeBackgroundColor({ color: look.color }),
      // Not in every browser that may run this.
      action.setBadgeTextColor?.({ color: '#ffffff' }),
      action.setTitle({ title: look.title }),
      // A tab may be closed meanwhile.
      ...tabs.map((tabId) =>
        action.setBadgeText({ tabId, text: others.includes(tabId) ? '' : null }).catch(() => undefined),
      ),
    ]);
    this.#shown = shown;
  }
}
