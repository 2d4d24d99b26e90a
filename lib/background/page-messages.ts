import { browser, type Runtime } from '../browser';
import { clouds } from '../hosts';
import type { PageMessage, PageReplies } from '../messages';
import { findVariant } from '../recipes/find';
import type { ExportReply, ValueReply } from '../replies';
import { clearTyped, isGuid, setTyped, summarizeSecret } from '../setup';
import { asShown, deriveActive, readAppState } from './app-state';
import { addRecipe, checkRecipe, mayAnswer, readOffer, readOptions, removeRecipe } from './catalogue';
import { adoptCandidate, secretKeptSafe } from './content-messages';
import { deliverActive, deliverHandedOver, exportActive } from './deliver-active';
import { deliverInSession, fillInSession, lookIntoHelpdesk } from './deliver-session';
import { fillForm, lookAtForm, undoForm } from './form-fill/forms';
import { askHelpdeskForHandOver, lookForHandOver, takeHandOver } from './hand-over/hand-over';
import { combinePage } from './pages';
import type { Background } from './parts';
import { makeReport } from './report';
import { makeActiveScript, takeScriptResult } from './scripts';
import { forgetSecret } from './secrets';
import { checkAnother, chooseSetup, finishSetup, renewSecret, repairApp, startSetup } from './setup-life';
import { startActiveTest } from './start-test';

/** Our own popup, options and tab pages; a content script never passes. */
export const isOwnPage = (sender: Runtime.MessageSender): boolean =>
  sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));

export async function handlePageMessage(
  message: PageMessage,
  background: Background,
): Promise<PageReplies[PageMessage['type']]> {
  const { store, vault, pages } = background;
  const active = await store.active();
  // The background may die between the start and the word to the portal's pages.
  if (startsGuide.includes(message.type)) await background.injector.intendToWelcome();
  switch (message.type) {
    case 'get-state':
      return readAppState(background);
    case 'start-setup':
      await startSetup(message, background);
      break;
    case 'repair-app':
      await repairApp(background);
      break;
    case 'check-another':
      await checkAnother(background);
      break;
    case 'finish-setup':
      await finishSetup(background);
      break;
    case 'renew-secret':
      await renewSecret(message.setupId, background);
      break;
    case 'choose-setup':
      await chooseSetup(message.setupId, background);
      break;
    case 'discard-setup':
      await background.tests.cancel(message.setupId);
      await store.discard(message.setupId);
      await forgetSecret(message.setupId, background);
      await background.deliveries.forget(message.setupId);
      await background.handOvers.forgetToken(message.setupId);
      break;
    case 'undo-discard':
      await store.undoDiscard();
      break;
    case 'set-reminders':
      await background.reminders.set(message.isOn);
      break;
    case 'forget-kept-aside':
      await store.forgetKeptAside();
      break;
    case 'set-answers':
      if (active && mayAnswer(await readOffer(), message.answers))
        await store.update(active.id, (setup) => ({
          ...setup,
          answers: message.answers,
          updatedAt: Date.now(),
        }));
      break;
    case 'choose-variant': {
      const recipe = deriveActive(active, Date.now())?.recipe;
      if (active && recipe && findVariant(recipe, message.variantId)) {
        await store.update(active.id, (setup) => ({
          ...setup,
          variantId: message.variantId,
          updatedAt: Date.now(),
        }));
      }
      break;
    }
    case 'set-value':
      return setValue(message, background);
    case 'set-secret':
      return setSecret(message.value, background);
    case 'make-script':
      return makeActiveScript(message, background);
    case 'use-script-result':
      return takeScriptResult(message.text, background);
    case 'reveal-secret':
      return active ? vault.read(active.id) : null;
    case 'use-candidate':
      await adoptCandidate(background, message.clientId);
      break;
    case 'secret-kept-safe':
      await secretKeptSafe(background);
      break;
    case 'show-panel':
      await background.guidance.setPanelState({
        ...(await background.guidance.panelState()),
        dismissed: false,
        folded: false,
      });
      break;
    case 'start-test':
      return startActiveTest(background, message);
    case 'cancel-test':
      if (active) await background.tests.cancel(active.id);
      break;
    case 'deliver':
      return deliverActive(background, message);
    case 'deliver-handed-over':
      return deliverHandedOver(background, message);
    case 'look-for-hand-over':
      return lookForHandOver(background, message);
    case 'ask-for-hand-over':
      return askHelpdeskForHandOver(background, message);
    case 'take-hand-over':
      await takeHandOver(background, message);
      break;
    case 'look-into-helpdesk':
      return lookIntoHelpdesk(background, message);
    case 'deliver-in-session':
      return deliverInSession(background, message);
    case 'fill-in-session':
      return fillInSession(background, message);
    case 'export':
      return (await exportActive(background, message)) satisfies ExportReply;
    case 'look-at-form':
      return lookAtForm(background, message);
    case 'fill-form':
      return fillForm(background, message);
    case 'undo-form':
      return undoForm(background, message);
    case 'point-at':
      return background.pointing.start(message.tabId, message.fact);
    case 'make-report':
      return makeReport(message.tabId);
    case 'get-options':
      return readOptions();
    case 'check-recipe':
      return asShown(await checkRecipe(message.text));
    case 'add-recipe': {
      const reply = await addRecipe(message.text);
      store.announce();
      return reply;
    }
    case 'remove-recipe':
      await removeRecipe(message.recipeId);
      store.announce();
      return readOptions();
    case 'observe-tab': {
      const page = await pages.find(message.tabId);
      return page && combinePage(page);
    }
  }
  if (startsGuide.includes(message.type)) await background.injector.welcomeAll();
  await background.guidance.pushAll();
  return readAppState(background);
}

/** From then on portal pages are watched that were quiet before. */
const startsGuide: PageMessage['type'][] = [
  'start-setup',
  'choose-setup',
  'take-hand-over',
  'repair-app',
  'check-another',
  'renew-secret',
];

async function setValue(
  { fact, value }: Extract<PageMessage, { type: 'set-value' }>,
  background: Background,
): Promise<ValueReply> {
  const { store, guidance } = background;
  const active = await store.active();
  if (!active) return { ok: false, reason: 'no-setup' };
  const typed = value?.trim() ?? null;
  if (typed !== null) {
    const reason = refusal(fact, typed);
    if (reason) return { ok: false, reason };
  }
  const changed = await store.update(active.id, (setup) =>
    typed === null ? clearTyped(setup, fact, Date.now()) : setTyped(setup, fact, typed, Date.now()),
  );
  // Another app's secret is not this one's.
  if (changed?.secret === null) await forgetSecret(active.id, background);
  await guidance.pushAll();
  return { ok: true, state: await readAppState(background) };
}

/** Why a typed value can't be right, or null. */
function refusal(
  fact: Extract<PageMessage, { type: 'set-value' }>['fact'],
  typed: string,
): Extract<ValueReply, { ok: false }>['reason'] | null {
  if (typed === '') return 'empty';
  if (fact === 'displayName') return null;
  if (fact === 'clientId' || fact === 'tenantId' || fact === 'objectId')
    return isGuid(typed) ? null : 'not-a-guid';
  if (!URL.canParse(typed) || new URL(typed).protocol !== 'https:') return 'not-https';
  return clouds.some((cloud) => cloud.login === new URL(typed).host) ? null : 'not-an-endpoint';
}

async function setSecret(value: string | null, background: Background): Promise<ValueReply> {
  const { store, vault, guidance } = background;
  const active = await store.active();
  if (!active) return { ok: false, reason: 'no-setup' };
  if (value === '') return { ok: false, reason: 'empty' };
  if (value === null) await forgetSecret(active.id, background);
  else await vault.put(active.id, value);
  await store.update(active.id, (setup) => ({
    ...setup,
    secret:
      value === null
        ? null
        : summarizeSecret(value, { origin: 'typed', secretId: null, expires: null, at: Date.now() }),
    updatedAt: Date.now(),
  }));
  await guidance.pushAll();
  return { ok: true, state: await readAppState(background) };
}
