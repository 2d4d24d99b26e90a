import { browser } from '../browser';
import type { DeliverySource } from '../delivery/assemble';
import type { DeliveryResult, Receipt } from '../delivery/types';
import { message } from '../i18n';
import type { ExportReply, PageMessage } from '../messages';
import { deriveActive } from './app-state';
import { deliverSetup, exportSetup } from './deliver';
import type { Background } from './parts';
import { forgetSecret } from './secrets';

type Request<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

export async function sourceOf({ store, vault }: Background): Promise<DeliverySource | null> {
  const active = deriveActive(await store.active(), Date.now());
  return active && { ...active, secret: await vault.read(active.setup.id) };
}

/** Sends the active setup to its helpdesk. A secret that has arrived is not kept any longer. */
export async function deliverActive(
  background: Background,
  request: Request<'deliver'>,
): Promise<DeliveryResult> {
  const source = await sourceOf(background);
  if (!source) {
    return {
      ok: false,
      error: {
        cause: message('deliveryIncompleteCause', ''),
        fix: message('deliveryIncompleteFix'),
        status: null,
        retriable: true,
      },
    };
  }
  const { id } = source.setup;
  const { deliveries } = background;
  return deliveries.once(id, request.destination, async () => {
    const result = await deliverSetup(source, request, {
      fetch: (input, init) => fetch(input, init),
      now: () => Date.now(),
      keyFor: (origin, content) => deliveries.keyFor(id, origin, content),
      hasPermission: (origins) => browser.permissions.contains({ origins }),
    });
    if (result.ok) {
      await keepReceipt(background, id, result.receipt);
      await deliveries.arrived(id, result.receipt.target);
      if (result.receipt.includesSecret) await forgetSecret(id, background);
    }
    return result;
  });
}

/** Makes a file of the active setup for the admin to keep. */
export async function exportActive(background: Background, request: Request<'export'>): Promise<ExportReply> {
  const source = await sourceOf(background);
  if (!source) return { ok: false, reason: 'incomplete' };
  const { reply, receipt } = exportSetup(source, request, Date.now());
  if (receipt) await keepReceipt(background, source.setup.id, receipt);
  return reply;
}

async function keepReceipt(
  { store, guidance }: Background,
  setupId: string,
  receipt: Receipt,
): Promise<void> {
  await store.update(setupId, (setup) => ({
    ...setup,
    receipts: [...setup.receipts, receipt],
    updatedAt: Date.now(),
  }));
  await guidance.pushAll();
}
