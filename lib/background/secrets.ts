import { parseRoute } from '../portal/route';
import { extractSecret, summarizeSecret } from '../setup';
import { type ShownSecret, withoutSecrets } from '../setup/secret';
import { boundClientId } from '../setup/shown-app';
import type { SecretSummary, Setup } from '../setup/types';
import { combinePage, type PageSight } from './pages';
import type { Background } from './parts';

/**
 * Moves a secret that is shown right now into the vault, and takes it out of the page's state; the setup keeps only
 * what may be said of it. While the setup has no app, it waits with the page: the admin may yet say that this is the app.
 */
export async function keepShownSecret(
  page: PageSight,
  { store, vault, pages }: Pick<Background, 'store' | 'vault' | 'pages'>,
): Promise<void> {
  const reading = combinePage(page);
  const active = await store.active();
  const app = active && boundClientId(active);
  // Nor does whoever only looks at an app give its secret away.
  if (!reading || !active || app === null || active.purpose === 'check') return;
  const shown = extractSecret(reading);
  const route = page.url ? parseRoute(page.url) : null;
  // Another app's secret is none of ours, and goes no further than this page.
  if (shown && route?.clientId === app && route.cloud === active.cloud) {
    const known = active.secret;
    const isKnown =
      known !== null && (isSameSecret(known, shown) || shown.value === (await vault.read(active.id)));
    // The page may show it long after delivery, when nobody needs it any more.
    if (!isKnown) {
      await vault.put(active.id, shown.value);
      await store.update(active.id, (setup) => takeUp(setup, shown));
    } else if (!isDelivered(active, known)) {
      await vault.put(active.id, shown.value);
      // It may have been delivered, and forgotten, while we looked.
      await forgetIfNeedless(active.id, shown.value, { store, vault });
      if (!known.held) store.announce();
    }
  }
  if (page.frames.some((frame) => withoutSecrets(frame) !== frame)) await pages.forgetSecrets(page.tabId);
}

/** After delivery, after its hour, or because the admin says so: no copy stays, and what is shown says so. */
export async function forgetSecret(
  setupId: string,
  { store, vault, pages, guidance }: Pick<Background, 'store' | 'vault' | 'pages' | 'guidance'>,
): Promise<void> {
  await vault.clear(setupId);
  await pages.forgetSecrets();
  store.announce();
  await guidance.pushAll();
}

/** At the start of a background: one that died may have left the secret of a setup that needs none any more. */
export async function forgetNeedless(background: Pick<Background, 'store' | 'vault'>): Promise<void> {
  for (const [id, value] of await background.vault.list()) await forgetIfNeedless(id, value, background);
}

async function forgetIfNeedless(
  setupId: string,
  value: string,
  { store, vault }: Pick<Background, 'store' | 'vault'>,
): Promise<void> {
  const setup = await store.find(setupId);
  const isOver = setup === null || setup.finishedAt !== undefined;
  if (isOver || (setup.secret && isDelivered(setup, setup.secret))) await vault.clearIfStill(setupId, value);
}

/** Two frames may show the same one: it comes only once. */
const takeUp = (setup: Setup, shown: ShownSecret): Setup =>
  setup.secret && isSameSecret(setup.secret, shown)
    ? setup
    : {
        ...setup,
        secret: summarizeSecret(shown.value, {
          origin: 'page',
          secretId: shown.secretId,
          expires: shown.expires,
          at: Date.now(),
        }),
      };

/** By what is kept of it: the value itself may be forgotten already. */
const isSameSecret = (known: SecretSummary, shown: ShownSecret) =>
  known.secretId !== null &&
  known.secretId === shown.secretId &&
  known.length === shown.value.length &&
  shown.value.endsWith(known.endsIn);

/** A file is the admin's own copy, a form is not saved yet; only a helpdesk that has taken the secret makes ours needless. */
const isDelivered = ({ receipts }: Setup, secret: SecretSummary) =>
  receipts.some(
    ({ includesSecret, outcome, at }) =>
      includesSecret && outcome !== 'saved' && outcome !== 'filled' && at >= secret.at,
  );
