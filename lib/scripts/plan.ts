import type { Recipe, RecipePermission, Variant } from '../recipes/schema';
import type { Setup } from '../setup/types';
import { appIdOf, permissionId } from './apis';
import type { PlannedApi, ScriptPlan } from './types';

interface Source {
  recipe: Recipe;
  variant: Variant;
  setup: Pick<Setup, 'facts' | 'cloud'>;
  /** The guide's. */
  redirectUri: string | null;
}

/** Null while the helpdesk's address is missing, of which the redirect URI is made. `now` decides when the secret expires. */
export function planScript({ recipe, variant, setup, redirectUri }: Source, now: number): ScriptPlan | null {
  if (variant.redirectUri && redirectUri === null) return null;
  const { displayName } = setup.facts;
  const name = plain(displayName?.origin === 'typed' ? displayName.value : recipe.appName).slice(0, 120);
  return {
    recipeId: recipe.id,
    variantId: variant.id,
    title: `${recipe.name}: ${variant.name}`,
    notes: [
      ...variant.warnings.filter(({ severity }) => severity !== 'info').map(({ text }) => text),
      ...(variant.signIn ? [variant.signIn.who] : []),
      ...(variant.secret ? [variant.secret.advice] : []),
    ],
    cloud: setup.cloud,
    displayName: name,
    signInAudience: variant.accountTypes[0] ?? 'AzureADMyOrg',
    redirectUri: variant.redirectUri ? redirectUri : null,
    publicClient: variant.publicClient,
    apis: apisOf(variant.permissions.filter(({ optional }) => !optional)),
    consent: variant.adminConsent.required,
    secret: variant.secret && {
      description: name,
      expires: monthsFrom(now, variant.secret.advisedMonths),
    },
  };
}

/** Without control characters and halves of characters, which no directory takes. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim();

function apisOf(permissions: RecipePermission[]): PlannedApi[] {
  const apis: PlannedApi[] = [];
  for (const permission of permissions) {
    const name = plain(permission.api);
    let api = apis.find((one) => one.name === name);
    if (!api) {
      api = { name, appId: appIdOf(permission.api), permissions: [] };
      apis.push(api);
    }
    api.permissions.push({
      name: plain(permission.name),
      type: permission.type === 'delegated' ? 'Scope' : 'Role',
      id: permissionId(permission),
    });
  }
  return apis;
}

/** Midnight UTC; the 31st becomes the last day of a shorter month, so that no organization's limit is passed by a day. */
function monthsFrom(now: number, months: number): string {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCHours(0, 0, 0, 0);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString().replace('.000Z', 'Z');
}
