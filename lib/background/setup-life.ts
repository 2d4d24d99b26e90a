import type { PageMessage } from '../messages';
import { findRecipeIn, findVariant } from '../recipes/find';
import { createSetup } from '../setup';
import type { Setup } from '../setup/types';
import { mayAnswer, outsideRecipes, readOffer } from './catalogue';
import type { Background } from './parts';
import { forgetSecret, keepShownSecret } from './secrets';

/** From its beginning to the history: what the admin does with a setup as a whole. */

export async function startSetup(
  { recipeId, variantId, answers, purpose = 'set-up' }: Extract<PageMessage, { type: 'start-setup' }>,
  { store }: Background,
): Promise<void> {
  const offer = await readOffer();
  const outside = findRecipeIn(outsideRecipes(offer), recipeId);
  const recipe = outside ?? findRecipeIn(offer.own, recipeId);
  if (!recipe || !findVariant(recipe, variantId) || !mayAnswer(offer, answers)) return;
  await store.add(
    createSetup({
      id: crypto.randomUUID(),
      purpose,
      recipeId,
      variantId,
      recipe: outside,
      answers,
      now: Date.now(),
    }),
  );
}

/** What is finished is looked at, not worked on. */
export async function chooseSetup(setupId: string | null, { store }: Background): Promise<void> {
  const setup = setupId === null ? null : await store.find(setupId);
  if (setup?.finishedAt === undefined) await store.choose(setup?.id ?? null);
}

export async function repairApp(background: Background): Promise<void> {
  await changeCheck(background.store, (setup) => ({ ...setup, purpose: 'set-up', updatedAt: Date.now() }));
  for (const page of await background.pages.list()) await keepShownSecret(page, background);
}

export async function checkAnother({ store }: Background): Promise<void> {
  await changeCheck(store, ({ id, purpose, recipeId, variantId, recipe, answers, cloud }) =>
    createSetup({ id, purpose, recipeId, variantId, recipe, answers, cloud, now: Date.now() }),
  );
}

async function changeCheck(store: Background['store'], change: (setup: Setup) => Setup): Promise<void> {
  const active = await store.active();
  if (active?.purpose === 'check') await store.update(active.id, change);
}

/** Into the history, without the secret: whoever needs that has it by now. */
export async function finishSetup(background: Background): Promise<void> {
  const { store, tests, deliveries, handOvers, reminders } = background;
  const active = await store.active();
  if (!active) return;
  await tests.cancel(active.id);
  await store.update(active.id, (setup) => ({ ...setup, candidate: null, finishedAt: Date.now() }));
  await forgetSecret(active.id, background);
  await deliveries.forget(active.id);
  await handOvers.forgetToken(active.id);
  await reminders.look();
}

/** A setup of its own beside the finished one, which stays as it is: who gives up a renewal has lost nothing. */
export async function renewSecret(setupId: string, { store }: Background): Promise<void> {
  const all = await store.list();
  const old = all.find(({ id }) => id === setupId);
  if (old?.finishedAt === undefined) return;
  const underWay = all.find(
    ({ renewal, finishedAt }) => renewal?.setupId === setupId && finishedAt === undefined,
  );
  if (underWay) return store.choose(underWay.id);
  const { recipeId, variantId, recipe, answers, cloud, facts, partial, secret, told } = old;
  await store.add({
    ...createSetup({
      id: crypto.randomUUID(),
      purpose: 'renew',
      recipeId,
      variantId,
      recipe,
      answers,
      cloud,
      now: Date.now(),
    }),
    facts,
    partial,
    ...(told && { told }),
    renewal: {
      setupId,
      oldSecret: secret && { secretId: secret.secretId, expires: secret.expires },
    },
  });
}
