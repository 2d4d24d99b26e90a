import { deliver, isFile, receiptForFile, render } from '../delivery';
import type { DeliveryDeps, DeliveryInput, DeliveryResult, Receipt } from '../delivery/types';
import type { Guide } from '../guide/types';
import { type Message, message } from '../i18n';
import type { ExportReply } from '../messages';
import { permissionPattern } from '../oauth/rules';
import { fillSettings, type Placeholder } from '../recipes/fill';
import type { DestinationSpec, Recipe, Variant } from '../recipes/schema';
import { settingValues } from '../setup/setting-values';
import type { Setup } from '../setup/types';

/** Everything that a delivery is made from. The secret is the vault's. */
export interface DeliverySource {
  setup: Setup;
  recipe: Recipe;
  variant: Variant;
  guide: Guide;
  secret: string | null;
}

export interface DeliverDeps extends DeliveryDeps {
  hasPermission(origins: string[]): Promise<boolean>;
}

/** Stands for a secret that is not to be in a file. */
const leftOut = '(left out)';

/** Sends the settings to an endpoint: only what has been tested, unless the admin says otherwise. */
export async function deliverSetup(
  source: DeliverySource,
  request: { destination: number; token: string; untested: boolean },
  deps: DeliverDeps,
): Promise<DeliveryResult> {
  const spec = source.variant.destinations[request.destination];
  if (!spec) return refuse(message('deliveryIncompleteCause', ''), message('deliveryIncompleteFix'));
  if (!source.guide.unlocked && !request.untested) {
    return refuse(message('deliveryLockedCause'), message('deliveryLockedFix'));
  }
  if (source.guide.secretGone) return refuse(message('deliverySecretCause'), message('deliverySecretFix'));
  const { input, missing } = assemble(source, { ...request, includeSecret: true });
  if (!input || missing.length > 0) {
    return refuse(message('deliveryIncompleteCause', missing.join(', ')), message('deliveryIncompleteFix'));
  }
  const { helpdeskUrl } = input;
  if (!isFile(spec) && helpdeskUrl !== null && URL.canParse(helpdeskUrl)) {
    if (!(await deps.hasPermission([permissionPattern(helpdeskUrl)]))) {
      const { origin } = new URL(helpdeskUrl);
      return refuse(message('deliveryPermissionCause', origin), message('deliveryPermissionFix'));
    }
  }
  return deliver(spec, input, deps);
}

export type ExportResult = { reply: ExportReply; receipt: Receipt | null };

/** Makes the file of a destination, with the receipt to keep. */
export function exportSetup(
  source: DeliverySource,
  request: { destination: number; includeSecret: boolean; untested: boolean },
  now: number,
): ExportResult {
  const spec: DestinationSpec | undefined = source.variant.destinations[request.destination];
  if (!source.guide.unlocked && !request.untested) return refuseExport('locked');
  const { input, missing } = assemble(source, { ...request, token: null });
  const file = spec && input && missing.length === 0 ? render(spec, input) : null;
  if (!spec || !input || !file) return refuseExport('incomplete');
  return { reply: { ok: true, ...file }, receipt: receiptForFile(spec, file, input, now) };
}

function assemble(
  { setup, recipe, variant, guide, secret }: DeliverySource,
  request: { token: string | null; includeSecret: boolean; untested: boolean },
): { input: DeliveryInput | null; missing: Placeholder[] } {
  const values = settingValues({ setup, variant, guide }, request.includeSecret ? secret : leftOut);
  const { settings, missing } = fillSettings(variant, values);
  const { test } = setup;
  if (guide.fingerprint === null) return { input: null, missing };
  const input: DeliveryInput = {
    settings,
    recipe: { id: recipe.id, name: recipe.name },
    variant: { id: variant.id, name: variant.name },
    helpdeskUrl: setup.answers.helpdeskUrl ?? null,
    redirectUri: guide.redirectUri,
    token: request.token,
    includeSecret: request.includeSecret,
    // With a passed test of these values there was nothing to override.
    untested: request.untested && !guide.unlocked,
    fingerprint: guide.fingerprint,
    test: test && {
      state: test.state,
      stale: test.fingerprint !== guide.fingerprint,
      endedAt: test.endedAt,
      account: test.account,
      tenantId: test.tenantId,
      grantedScopes: test.grantedScopes,
    },
  };
  return { input, missing };
}

const refuse = (cause: Message, fix: Message): DeliveryResult => ({
  ok: false,
  error: { cause, fix, status: null, retriable: true },
});

const refuseExport = (reason: 'locked' | 'incomplete'): ExportResult => ({
  reply: { ok: false, reason },
  receipt: null,
});
