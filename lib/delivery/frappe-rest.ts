import * as z from 'zod/mini';
import { type Message, message } from '../i18n';
import type { DestinationSpec } from '../recipes/schema';
import { frappeSaid } from './frappe-said';
import { askHelpdesk, type HelpdeskWords } from './helpdesk-request';
import { safeAddress } from './safe-address';
import type { DeliveryDeps, DeliveryInput, DeliveryResult, Endpoint } from './types';

type Spec = Extract<DestinationSpec, { kind: 'frappe-rest' }>;

/** The callback names the Connected App: Frappe makes it when the app is saved for the first time. */
const callbackPath =
  /^\/api\/method\/frappe\.integrations\.doctype\.connected_app\.connected_app\.callback\/([^/]+)$/;

const storedSchema = z.object({
  data: z.object({ name: z.string(), redirect_uri: z.string(), modified: z.string() }),
});

const words: HelpdeskWords = {
  statuses: {
    401: ['frappeTokenCause', 'frappeTokenFix'],
    403: ['frappeForbiddenCause', 'frappeForbiddenFix'],
    404: ['frappeGoneCause', 'frappeGoneFix'],
    417: ['frappeRejectedCause', 'frappeRejectedFix'],
  },
  maybeStored: 'frappeAgainFix',
  said: frappeSaid,
};

/**
 * Fills in the Connected App that the redirect URI belongs to, by Frappe's REST API (knowledge/helpdesks.md §3.7, and
 * frappe/integrations/doctype/connected_app of its source). It creates none: a new one would have another redirect URI.
 */
export const frappeRest: Endpoint<Spec> = {
  async deliver(spec: Spec, input: DeliveryInput, deps: DeliveryDeps): Promise<DeliveryResult> {
    const address = safeAddress(input.helpdeskUrl);
    const name = address && callbackPath.exec(address.pathname)?.[1];
    if (!address || !name) return refuse(message('frappeAddressCause'), message('frappeAddressFix'));
    const token = input.token?.trim() ?? '';
    // Key, colon, secret, and nothing that a header can't hold.
    if (!/^[\x21-\x39\x3b-\x7e]+:[\x21-\x39\x3b-\x7e]+$/.test(token))
      return refuse(message('frappeKeyCause'), message('frappeKeyFix'));
    const secret = input.settings.find((setting) => setting.secret)?.value ?? '';
    if (!input.includeSecret || secret === '' || /^\*+$/.test(secret))
      return refuse(message('deliverySecretCause'), message('deliverySecretFix'));

    const { origin } = address;
    const ask = (method: 'GET' | 'PUT', body?: unknown) =>
      askHelpdesk(
        {
          method,
          url: `${origin}/api/resource/Connected%20App/${name}`,
          authorization: `token ${token}`,
          body,
          hide: [token, token.slice(token.indexOf(':') + 1), secret],
          words,
        },
        deps,
      );
    const read = await ask('GET');
    if (!read.ok) return { ok: false, error: read.error };
    const there = storedSchema.safeParse(read.body);
    if (!there.success) return refuse(message('frappeNotFrappeCause', origin), message('frappeAddressFix'));
    const { redirect_uri, modified } = there.data.data;
    if (redirect_uri !== input.redirectUri) {
      const cause = message('frappeCallbackCause', redirect_uri, input.redirectUri ?? '');
      return refuse(cause, message('frappeCallbackFix'));
    }
    // Frappe refuses to overwrite what has been changed since `modified`.
    const written = await ask('PUT', { ...columns(input), modified });
    if (!written.ok) return { ok: false, error: written.error };
    return {
      ok: true,
      receipt: {
        destination: spec.kind,
        target: origin,
        at: deps.now(),
        outcome: 'updated',
        reference: decodeURIComponent(name),
        includesSecret: true,
        fingerprint: input.fingerprint,
        untested: input.untested,
        next: [message('frappeConnect', `${origin}/app/connected-app/${name}`)],
      },
    };
  },
};

/** Setting keys are the columns; scopes are rows of a table of their own. */
const columns = ({ settings }: DeliveryInput): Record<string, unknown> =>
  Object.fromEntries(
    settings.map(({ key, value }) => [
      key,
      key === 'scopes' ? value.split(' ').map((scope) => ({ scope })) : value,
    ]),
  );

const refuse = (cause: Message, fix: Message): DeliveryResult => ({
  ok: false,
  error: { cause, fix, status: null, retriable: true },
});
