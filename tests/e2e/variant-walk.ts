import { expect } from 'vitest';
import { recipes } from '../../lib/recipes';
import { PracticeAdmin, signIn } from '../world/admin';
import type { AppRegistration } from '../world/directory';
import { PopupUser } from '../world/popup-user';
import { wordsIn } from '../world/portal/labels';
import { accountTypes } from '../world/portal/shared/choices';
import type { Words } from '../world/portal/shared/words';
import { type Session, waitForCheck } from './session';
import { accountOf, portals, type Walk } from './variant-truth';

/** A recipe's variant from nothing registered to a passed test, by nothing but what the recipe says. */

/** Every variant of every recipe, in each of its clouds. */
export const walks: Walk[] = recipes.flatMap((recipe) =>
  recipe.variants.flatMap((variant) =>
    (variant.clouds ?? ['global' as const]).map((cloud) => ({ recipe, variant, cloud })),
  ),
);

export const nameOf = ({ recipe, variant, cloud }: Walk): string =>
  `${recipe.name}: ${variant.name}${cloud === 'global' ? '' : ` (${cloud})`}`;

/** Registers the app as the guide says. */
export async function register(session: Session, { recipe, variant, cloud }: Walk): Promise<AppRegistration> {
  const { world } = session;
  const { guide } = (await session.state()).active ?? {};
  const admin = new PracticeAdmin(await session.context.newPage(), world, portals[cloud]);
  const words: Words = wordsIn('en', world.directory.tenant.displayName);
  const type = accountTypes(words, 'dropdown').find(({ value }) => value === variant.accountTypes[0]);
  const clientId = await admin.register({
    name: recipe.appName,
    ...(type && { accountType: type.text }),
    ...(guide?.redirectUri && { platform: 'Web', redirectUri: guide.redirectUri }),
  });
  await waitForCheck(session, 'client-id', 'pass');
  for (const [group, names] of permissionGroups(variant)) {
    const [api, kind] = JSON.parse(group) as [string, 'Delegated' | 'Application'];
    await admin.addPermissions(names, kind, api);
  }
  await waitForCheck(session, 'permissions', 'pass');
  if (variant.adminConsent.required) {
    await admin.grantConsent();
    await waitForCheck(session, 'admin-consent', 'pass');
  }
  if (variant.publicClient) {
    await admin.setPublicClientFlows(true);
    await waitForCheck(session, 'public-client', 'pass');
  }
  if (variant.redirectUri) {
    await admin.openMenu('Authentication');
    await waitForCheck(session, 'redirect-uri', 'pass');
  }
  if (variant.secret) {
    await admin.addSecret(`${recipe.appName} mail`);
    await waitForCheck(session, 'client-secret', 'pass');
  }
  return world.directory.app(clientId);
}

/** By API and type; what every app has from the start is not added again. */
function permissionGroups({ permissions }: Walk['variant']): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { api, name, type, optional } of permissions) {
    if (optional || name === 'User.Read') continue;
    const group = JSON.stringify([api, type === 'delegated' ? 'Delegated' : 'Application']);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return groups;
}

/** The OAuth test that the variant's flow asks for. */
export async function test(session: Session, { variant }: Walk): Promise<void> {
  const popup = new PopupUser(session.popup);
  if (variant.flow === 'client-credentials') {
    await popup.startTestWithoutSignIn();
  } else {
    const page = await popup.startTest();
    if (variant.flow === 'resource-owner-password') {
      await page.getByRole('textbox', { name: 'Code' }).fill(await popup.deviceCode());
      await page.getByRole('button', { name: 'Next' }).click();
    }
    await signIn(page, accountOf(variant));
    // Where nobody could consent for everyone, the account does it itself.
    if (!variant.adminConsent.required) await page.getByRole('button', { name: 'Accept' }).click();
  }
  await popup.testPassed();
  expect((await session.state()).active?.guide.unlocked).toBe(true);
}
