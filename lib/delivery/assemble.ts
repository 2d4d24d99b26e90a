import type { Guide } from '../guide/types';
import { fillSettings, type Placeholder } from '../recipes/fill';
import type { Recipe, Variant } from '../recipes/schema';
import { settingValues } from '../setup/setting-values';
import type { Setup } from '../setup/types';
import type { DeliveryInput } from './types';

/** Everything that a delivery is made from. `secret`: the vault's, or what stands for it on screen. */
export interface DeliverySource {
  setup: Setup;
  recipe: Recipe;
  variant: Variant;
  guide: Guide;
  secret: string | null;
}

export interface DeliveryChoices {
  token: string | null;
  includeSecret: boolean;
  untested: boolean;
  address?: string | undefined;
}

/** Stands for a secret that is not to be in a file. */
const leftOut = '(left out)';

/** What a destination gets; null while there is nothing to deliver yet. */
export function assemble(
  { setup, recipe, variant, guide, secret }: DeliverySource,
  { token, includeSecret, untested, address }: DeliveryChoices,
): { input: DeliveryInput | null; missing: Placeholder[] } {
  const values = settingValues({ setup, variant, guide }, includeSecret ? secret : leftOut);
  const { settings, missing } = fillSettings(variant, values);
  const { test } = setup;
  if (guide.fingerprint === null) return { input: null, missing };
  const input: DeliveryInput = {
    settings,
    setupId: setup.id,
    recipe: { id: recipe.id, name: recipe.name, version: recipe.version ?? 1 },
    variant: { id: variant.id, name: variant.name },
    helpdeskUrl: setup.answers.helpdeskUrl ?? null,
    address: address ?? null,
    redirectUri: guide.redirectUri,
    mailbox: setup.answers.mailbox ?? null,
    token,
    includeSecret,
    // With a passed test of these values there was nothing to override.
    untested: untested && !guide.unlocked,
    fingerprint: guide.fingerprint,
    sealingKey: recipe.sealingKey ?? null,
    test: test && { ...test, stale: guide.testIsStale },
  };
  return { input, missing };
}
