import { browser } from '../../browser';
import { safeAddress } from '../../delivery/safe-address';
import { type Judgement, judgeHandOver } from '../../hand-over/judge';
import type { HandOver, HandOverReply, HandOverSource } from '../../hand-over/types';
import { message } from '../../i18n';
import type { PageMessage } from '../../messages';
import { permissionPattern } from '../../oauth/rules';
import { findRecipeIn } from '../../recipes/find';
import { createSetup } from '../../setup';
import type { Setup } from '../../setup/types';
import { mayAnswer, type Offer, offeredRecipes, outsideRecipes, readOffer } from '../catalogue';
import type { Background } from '../parts';
import { fetchDocument } from './fetch-document';
import { readPage } from './read-page';

type Request<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

/** What the page in a tab hands over. */
export async function lookForHandOver(
  background: Background,
  { tabId }: Request<'look-for-hand-over'>,
): Promise<HandOverReply> {
  const page = await readPage(tabId);
  const [text, ...more] = page?.blocks ?? [];
  if (!page || text === undefined) return { found: 'nothing' };
  if (more.length > 0)
    return { found: 'refused', origin: page.origin, reasons: [message('handOverSeveral')] };
  return offer(background, { origin: page.origin, source: 'page', text });
}

/** What a helpdesk hands over to everybody, at the address that the admin gave. */
export async function askHelpdeskForHandOver(
  background: Background,
  { address }: Request<'ask-for-hand-over'>,
): Promise<HandOverReply> {
  const url = safeAddress(address);
  if (!url) return { found: 'nothing' };
  const { origin } = url;
  if (!(await browser.permissions.contains({ origins: [permissionPattern(origin)] })))
    return { found: 'refused', origin, reasons: [message('deliveryPermissionCause', origin)] };
  const said = await fetchDocument(origin, (input, init) => fetch(input, init));
  if (said === 'absent') return { found: 'nothing' };
  if (said === 'unreachable')
    return { found: 'refused', origin, reasons: [message('deliveryNetworkCause', origin)] };
  return offer(background, { origin, source: 'well-known', text: said.text });
}

/** Starts a setup with what was handed over, or goes on with the one that there is for this helpdesk. */
export async function takeHandOver(
  background: Background,
  { id, mailbox, existing }: Request<'take-hand-over'>,
): Promise<void> {
  const { store, handOvers } = background;
  const found = await handOvers.readFound(id);
  const catalogue = await readOffer();
  const judged = found && judge(found, catalogue);
  if (!judged?.ok) return;
  const { handOver, token } = judged;
  const known = existing ? findExisting(await store.list(), handOver) : null;
  const setup = known ?? started(handOver, mailbox, catalogue);
  const { endpoint, tokenUntil } = handOver;
  // Before the setup that says that it has one: the background may die in between.
  if (token !== null && endpoint !== null && tokenUntil !== null)
    await handOvers.keepToken(setup.id, { token, endpoint, until: tokenUntil });
  await store.add({ ...setup, ...kept(handOver, setup), updatedAt: Date.now() });
  await handOvers.forgetFound();
}

async function offer(
  { store, handOvers }: Background,
  found: { origin: string; source: HandOverSource; text: string },
): Promise<HandOverReply> {
  const judged = judge(found, await readOffer());
  if (!judged.ok) return { found: 'refused', origin: found.origin, reasons: judged.reasons };
  const { handOver, token } = judged;
  const existing = findExisting(await store.list(), handOver);
  const isUnderWay = existing !== null && (await store.active())?.id === existing.id;
  const held = existing && (await handOvers.readToken(existing.id))?.token;
  // It has all of this already.
  if (isUnderWay && (token === null || token === held)) return { found: 'nothing' };
  const id = crypto.randomUUID();
  await handOvers.keepFound({ id, ...found });
  return {
    found: 'offer',
    id,
    handOver,
    existing: existing && { id: existing.id, updatedAt: existing.updatedAt },
  };
}

/** By the recipes that are offered here, and for the helpdesks that may be connected. */
function judge(found: { origin: string; source: HandOverSource; text: string }, catalogue: Offer): Judgement {
  const judged = judgeHandOver(found.text, { ...found, recipes: offeredRecipes(catalogue), now: Date.now() });
  return !judged.ok || mayAnswer(catalogue, judged.handOver.answers)
    ? judged
    : { ok: false, reasons: [message('popupAnswerNotAllowed', catalogue.addresses.join(', '))] };
}

const started = (
  { recipeId, variantId, answers }: HandOver,
  mailbox: string | null,
  catalogue: Offer,
): Setup => {
  const { helpdeskUrl } = answers;
  const recipe = findRecipeIn(outsideRecipes(catalogue), recipeId);
  return createSetup({
    id: crypto.randomUUID(),
    recipeId,
    variantId,
    ...(recipe && { recipe }),
    answers: { ...(helpdeskUrl && { helpdeskUrl }), ...(mailbox && { mailbox }) },
    now: Date.now(),
  });
};

/** What a setup keeps of it: the redirect URI that the helpdesk named, and where it wants the settings. */
function kept({ origin, redirectUri, endpoint, tokenUntil }: HandOver, { answers }: Setup): Partial<Setup> {
  const { helpdeskUrl } = answers;
  return {
    ...(redirectUri !== null && helpdeskUrl && { told: { redirectUri, helpdeskUrl, at: Date.now() } }),
    ...(endpoint !== null && { handOver: { origin, endpoint, tokenUntil, tokenHeld: false } }),
  };
}

const findExisting = (setups: Setup[], { recipeId, answers }: HandOver): Setup | null =>
  setups.find(
    (setup) =>
      setup.recipeId === recipeId &&
      answers.helpdeskUrl !== undefined &&
      setup.answers.helpdeskUrl === answers.helpdeskUrl,
  ) ?? null;
