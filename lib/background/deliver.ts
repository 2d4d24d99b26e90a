import { deliver, isFile, makeFile, receiptForFile } from '../delivery';
import { assemble, type DeliverySource } from '../delivery/assemble';
import { endpointAddress } from '../delivery/endpoint-address';
import type { DeliveryDeps, DeliveryInput, DeliveryResult, Receipt } from '../delivery/types';
import { type Message, message } from '../i18n';
import { permissionPattern } from '../oauth/rules';
import type { DestinationSpec } from '../recipes/schema';
import type { ExportReply } from '../replies';

export interface DeliverDeps extends DeliveryDeps {
  hasPermission(origins: string[]): Promise<boolean>;
}

/** Sends the settings to an endpoint. */
export async function deliverSetup(
  source: DeliverySource,
  request: {
    destination: number;
    token: string;
    untested: boolean;
    address?: string | undefined;
    /** The token is for this endpoint and for no other. */
    only?: string;
  },
  deps: DeliverDeps,
): Promise<DeliveryResult> {
  const ready = prepareDelivery(source, request);
  if (!ready.ok) return ready;
  const { spec, input } = ready;
  const target = isFile(spec) ? null : endpointAddress(spec, input);
  if (request.only !== undefined && (spec.kind !== 'settings-endpoint' || target?.href !== request.only))
    return refuse(message('endpointAddressCause'), message('endpointAddressFix'));
  if (target && !(await deps.hasPermission([permissionPattern(target.href)]))) {
    return refuse(message('deliveryPermissionCause', target.origin), message('deliveryPermissionFix'));
  }
  return deliver(spec, input, deps);
}

/** What a helpdesk is to get, secret included: only what has been tested, unless the admin says otherwise. */
export function prepareDelivery(
  source: DeliverySource,
  request: { destination: number; token: string | null; untested: boolean; address?: string | undefined },
): { ok: true; spec: DestinationSpec; input: DeliveryInput } | Refusal {
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
  return { ok: true, spec, input };
}

export type Refusal = Extract<DeliveryResult, { ok: false }>;

export type ExportResult = { reply: ExportReply; receipt: Receipt | null };

/** Makes the file of a destination, with the receipt to keep. */
export async function exportSetup(
  source: DeliverySource,
  request: { destination: number; includeSecret: boolean; untested: boolean },
  now: number,
): Promise<ExportResult> {
  const spec: DestinationSpec | undefined = source.variant.destinations[request.destination];
  if (!source.guide.unlocked && !request.untested) return refuseExport('locked');
  if (spec?.kind === 'sealed-file' && (!request.includeSecret || source.guide.secretGone))
    return refuseExport('incomplete');
  const { input, missing } = assemble(source, { ...request, token: null });
  const ready = spec && input && missing.length === 0 ? { spec, input } : null;
  // The browser may not take the key.
  const file = ready && (await makeFile(ready.spec, ready.input).catch(() => null));
  if (!spec || !input || !file) return refuseExport('incomplete');
  return { reply: { ok: true, ...file }, receipt: receiptForFile(spec, file, input, now) };
}

export const refuse = (cause: Message, fix: Message): Refusal => ({
  ok: false,
  error: { cause, fix, status: null, retriable: true },
});

const refuseExport = (reason: 'locked' | 'incomplete'): ExportResult => ({
  reply: { ok: false, reason },
  receipt: null,
});
