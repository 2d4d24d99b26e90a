import * as z from 'zod/mini';
import { askHelpdesk } from './helpdesk-request';
import type { DeliveryDeps, DeliveryError } from './types';

const answerSchema = z.object({ callback_url: z.url() });

export type CallbackAnswer =
  /** Null: this version does not say. */
  { ok: true; callbackUrl: string | null } | { ok: false; error: DeliveryError };

/** The redirect URI that Zammad itself will use, made from its FQDN setting (knowledge/helpdesks.md §2.5c). */
export async function readCallbackUrl(
  { origin, provider, token }: { origin: string; provider: string; token: string },
  deps: DeliveryDeps,
): Promise<CallbackAnswer> {
  // The newer address first; older versions know the second.
  for (const path of [`/api/v1/channels/admin/${provider}`, `/api/v1/channels_${provider}`]) {
    const answer = await askHelpdesk(
      { method: 'GET', url: origin + path, authorization: `Token token=${token}`, hide: [token] },
      deps,
    );
    if (answer.ok) {
      const parsed = answerSchema.safeParse(answer.body);
      if (parsed.success) return { ok: true, callbackUrl: parsed.data.callback_url };
    } else if (answer.error.status !== 404) {
      return { ok: false, error: answer.error };
    }
  }
  return { ok: true, callbackUrl: null };
}
