import type { Variant } from '../../lib/recipes/schema';
import { signIn } from '../../tests/world/admin';
import { type Action, byHand } from './action';
import { type Guide, helpdesk, mailbox } from './guides/guide';
import type { HelpdeskEnd } from './helpdesks';
import { isMistake, type Mistake, mistakes, type Slip } from './slips';
import { Walker } from './walker';

export interface Walked {
  actions: Action[];
  /** What an admin types that is no value: names and addresses of their own, and what finds a field. */
  own: string[];
  /** Of the guide's ways to go wrong, with each place in it counted: those that Waymark says nothing of. */
  unnoticed: Slip[];
}

/** The whole job with Waymark, then every mistake that the guide makes possible. */
export async function walkWith(guide: Guide, end: HelpdeskEnd, names: string[]): Promise<Walked> {
  const walker = await Walker.start(end.handle, end.signIn);
  try {
    const variant = await startSetup(walker, guide);
    await registerApp(walker);
    await addPermissions(walker);
    if (variant.publicClient) await allowPublicClient(walker);
    if (variant.secret) await addSecret(walker);
    await proveIt(walker, variant);
    await popupTab(walker, 'Deliver');
    await end.deliver(walker);
    end.expectDelivered();
    const actions = walker.recorder.actions();
    const own = [helpdesk, mailbox, ...names, ...(end.searches ?? [])];
    const carries = byHand(actions, own).some(({ window }) => window === 'helpdesk');
    return { actions, own, unnoticed: await unnoticed(walker, guide, carries) };
  } finally {
    await walker.close();
  }
}

async function startSetup(walker: Walker, { recipeId, variantId }: Guide): Promise<Variant> {
  const { popup } = walker;
  const recipe = (await walker.state()).recipes.find(({ id }) => id === recipeId);
  const chosen = recipe?.variants.find(({ id }) => id === variantId);
  if (!recipe || !chosen) throw new Error(`no recipe ${recipeId} with ${variantId}`);
  await popup.bringToFront();
  await popup.getByRole('button', { name: recipe.name }).first().click();
  const variant = popup.locator(`input[name=variant][value="${variantId}"]`);
  if (!(await variant.isChecked())) await variant.click();
  for (const { id } of recipe.questions)
    await popup.locator(`#answer-${id}`).fill(id === 'mailbox' ? mailbox : helpdesk);
  await popup.getByRole('button', { name: 'Start', exact: true }).click();
  await popup.getByRole('tablist').waitFor();
  return chosen;
}

/** All at once where there are several. */
async function fillIn({ admin, panel }: Walker): Promise<void> {
  await panel.waitFor(/^Fill in: /);
  await panel.press((await panel.has('Fill in all')) ? 'Fill in all' : /^Fill in: /);
  await panel.waitFor('Take it back');
  await admin.look();
}

async function registerApp(walker: Walker): Promise<void> {
  await walker.openPortal();
  const { admin } = walker;
  await fillIn(walker);
  await until(async () => (await admin.field('Name').inputValue()) !== '');
  await admin.submitRegistration();
  await walker.until('client-id', 'pass');
}

async function addPermissions(walker: Walker): Promise<void> {
  const { admin } = walker;
  await admin.openMenu('CallAnAPI');
  await admin.openPicker();
  await fillIn(walker);
  await admin.press(admin.blade, 'Add permissions');
  await walker.until('permissions', 'pass');
  await admin.grantConsent();
  await walker.until('admin-consent', 'pass');
}

async function allowPublicClient(walker: Walker): Promise<void> {
  await walker.admin.setPublicClientFlows(true);
  await walker.until('public-client', 'pass');
}

async function addSecret(walker: Walker): Promise<void> {
  const { admin } = walker;
  await admin.openMenu('Credentials');
  await admin.press(admin.blade, 'New client secret');
  await fillIn(walker);
  await admin.press(admin.blade, 'Add');
  await walker.until('client-secret', 'pass');
}

/** The test's own sign-in, which proves the settings before they are handed over. */
async function proveIt(walker: Walker, { flow }: Variant): Promise<void> {
  const { popup, recorder } = walker;
  await popupTab(walker, 'Test');
  recorder.note("Allow (the browser's own question)");
  const start = popup.getByRole('button', { name: 'Start the test' });
  const page = await walker.opening(start.click());
  if (flow === 'resource-owner-password') {
    await popup.bringToFront();
    await popup.getByRole('button', { name: /^Copy/ }).last().click();
    await page.bringToFront();
    await page.getByRole('textbox', { name: 'Code' }).focus();
    await page.keyboard.press('Control+V');
    await page.getByRole('button', { name: 'Next' }).click();
  }
  await signIn(page, mailbox);
  await popup.bringToFront();
  await popup.getByRole('heading', { name: 'The test passed' }).waitFor();
}

async function popupTab({ popup }: Walker, name: string): Promise<void> {
  await popup.bringToFront();
  await popup.getByRole('tab', { name }).click();
}

/** Each place of the guide with a slip: gone where nothing is carried by hand, noticed where a check of ours fails. */
async function unnoticed(walker: Walker, { actions: asked }: Guide, carries: boolean): Promise<Slip[]> {
  const slips = asked.flatMap(({ slip }) => slip ?? []);
  const missed = new Set<Slip>();
  for (const slip of new Set(slips)) {
    const isLeft = isMistake(slip) ? !(await notices(walker, slip)) : carries;
    if (isLeft) missed.add(slip);
  }
  return slips.filter((slip) => missed.has(slip));
}

/** Makes the mistake in the finished app, opens the page where it is seen, and waits for Waymark to say so. */
async function notices(walker: Walker, mistake: Mistake): Promise<boolean> {
  const { admin, world } = walker;
  const app = world.directory.apps[0];
  if (!app) throw new Error('no app was registered');
  const { page, tab, check, make } = mistakes[mistake];
  const before = structuredClone(app);
  make(app);
  await admin.page.bringToFront();
  await admin.openMenu(page);
  await admin.page.reload();
  if (tab) await admin.press(admin.blade, tab);
  const found = await until(
    async () =>
      (await walker.state()).active?.guide.checks.find(({ id }) => id === check)?.outcome === 'fail',
  ).then(
    () => true,
    () => false,
  );
  Object.assign(app, before);
  return found;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it never came to this');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
