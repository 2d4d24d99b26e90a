import { browser } from '../browser';
import type { DeliverySource } from '../delivery/assemble';
import type { DeliveryResult, Receipt } from '../delivery/types';
import { message } from '../i18n';
import type { PageMessage } from '../messages';
import type { ExportReply } from '../replies';
import { deriveActive } from './app-state';
import { deliverSetup, exportSetup, refuse } from './deliver';
import type { Background } from './parts';
import { forgetSecret } from './secrets';

type Request<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

/** The active setup with all that a delivery is made from. */
export async function sourceOf({ store, vault }: Background): Promise<DeliverySource | null> {
  const active = deriveActive(await store.active(), Date.now());
  return active && { ...active, secret: await vault.read(active.setup.id) };
}

/** Sends the active setup to its helpdesk. */
export async function deliverActive(
  background: Background,
  request: Request<'deliver'> & { only?: string },
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
    await finishDelivery(background, id, result);
    // Last: until the receipt is kept, whoever tries again must be known by the same key.
    if (result.ok) await deliveries.arrived(id, result.receipt.target);
    return result;
  });
}

/** Sends the active setup to the endpoint that its helpdesk named, with the token that came with it. */
export async function deliverHandedOver(
  background: Background,
  { destination, untested }: Request<'deliver-handed-over'>,
): Promise<DeliveryResult> {
  const { store, handOvers } = background;
  const active = await store.active();
  const held = active && (await handOvers.readToken(active.id));
  if (!held) return refuse(message('handOverTokenGone'), message('handOverTokenFix'));
  const { token, endpoint } = held;
  const result = await deliverActive(background, {
    type: 'deliver',
    destination,
    untested,
    token,
    address: endpoint,
    only: endpoint,
  });
  // Used up, or never good: the next one comes from the helpdesk.
  if (result.ok || result.error.status === 401) {
    await handOvers.forgetToken(active.id);
    store.announce();
  }
  return result;
}

/** Keeps the receipt of a delivery. A secret that has arrived is not kept any longer. */
export async function finishDelivery(
  background: Background,
  setupId: string,
  result: DeliveryResult,
): Promise<DeliveryResult> {
  if (!result.ok && result.error.toldRedirectUri)
    await keepTold(background, setupId, result.error.toldRedirectUri);
  if (result.ok) {
    await keepReceipt(background, setupId, result.receipt);
    if (result.receipt.includesSecret) await forgetSecret(setupId, background);
  }
  return result;
}

/** Makes a file of the active setup for the admin to keep. */
export async function exportActive(background: Background, request: Request<'export'>): Promise<ExportReply> {
  const source = await sourceOf(background);
  if (!source) return { ok: false, reason: 'incomplete' };
  const { reply, receipt } = await exportSetup(source, request, Date.now());
  if (receipt) await keepReceipt(background, source.setup.id, receipt);
  return reply;
}

/** What the helpdesk says of its own redirect URI, for the guide to compare. */
export async function keepTold(
  { store, guidance }: Background,
  setupId: string,
  redirectUri: string,
): Promise<void> {
  await store.update(setupId, (setup) => {
    const { helpdeskUrl } = setup.answers;
    return helpdeskUrl ? { ...setup, told: { redirectUri, helpdeskUrl, at: Date.now() } } : setup;
  });
  await guidance.pushAll();
}

async function keepReceipt(
  { store, guidance }: Background,
  setupId: string,
  receipt: Receipt,
): Promise<void> {
  await store.update(setupId, ({ told, ...setup }) => ({
    ...setup,
    // A helpdesk that has taken the settings works with our redirect URI now; a file says nothing about it.
    ...(told && receipt.outcome === 'saved' && { told }),
    receipts: [...setup.receipts, receipt],
    updatedAt: Date.now(),
  }));
  await guidance.pushAll();
}
