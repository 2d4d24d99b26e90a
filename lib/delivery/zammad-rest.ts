import * as z from 'zod/mini';
import { type Message, message } from '../i18n';
import type { DestinationSpec } from '../recipes/schema';
import { askHelpdesk } from './helpdesk-request';
import type { DeliveryDeps, DeliveryError, DeliveryInput, DeliveryResult, Endpoint, Receipt } from './types';
import { linkAccountUrl, zammadOrigin } from './zammad-address';
import { readCallbackUrl } from './zammad-callback';

type Spec = Extract<DestinationSpec, { kind: 'zammad-rest' }>;

const credentialSchema = z.object({
  id: z.union([z.number(), z.string().check(z.regex(/^\d+$/))]),
  name: z.string(),
  credentials: z._default(z.record(z.string(), z.unknown()), {}),
});
type Credential = z.infer<typeof credentialSchema>;

/**
 * Stores the app in Zammad by its REST API (knowledge/helpdesks.md §2.5c): looks for what is there, then creates or
 * updates it. Each request is made once.
 */
export const zammadRest: Endpoint<Spec> = {
  async deliver(spec: Spec, input: DeliveryInput, deps: DeliveryDeps): Promise<DeliveryResult> {
    const ready = prepare(input);
    if ('cause' in ready) return { ok: false, error: ready };
    const { origin, token, credentials } = ready;
    const secrets = [token, ...input.settings.filter((setting) => setting.secret).map(({ value }) => value)];
    const ask = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
      askHelpdesk(
        { method, url: origin + path, authorization: `Token token=${token}`, body, hide: secrets },
        deps,
      );

    const callback = await readCallbackUrl({ origin, provider: spec.provider, token }, deps);
    if (!callback.ok) return callback;
    const { callbackUrl } = callback;
    if (callbackUrl !== null && callbackUrl !== input.redirectUri) {
      const cause = message('deliveryCallbackCause', callbackUrl, input.redirectUri ?? '');
      const refused = problem(cause, message('deliveryCallbackFix'));
      return { ok: false, error: { ...refused, toldRedirectUri: callbackUrl } };
    }

    const listed = await ask('GET', '/api/v1/external_credentials');
    if (!listed.ok) return listed;
    const known = z.array(credentialSchema).safeParse(listed.body);
    if (!known.success)
      return refuse(message('deliveryNotZammadCause', origin), message('deliveryNotFoundFix'));
    // Zammad itself takes the first of a name.
    const existing = known.data
      .filter((credential) => credential.name === spec.provider)
      .sort((a, b) => Number(a.id) - Number(b.id))[0];

    const receipt = (outcome: Receipt['outcome'], reference: string | null): DeliveryResult => ({
      ok: true,
      receipt: {
        destination: spec.kind,
        target: origin,
        at: deps.now(),
        outcome,
        reference,
        includesSecret: true,
        fingerprint: input.fingerprint,
        untested: input.untested,
        next: nextSteps(linkAccountUrl(origin, spec.provider), callbackUrl, input.redirectUri),
      },
    });

    if (!existing) {
      const created = await ask('POST', '/api/v1/external_credentials', { name: spec.provider, credentials });
      if (!created.ok) return created;
      const stored = credentialSchema.safeParse(created.body);
      return receipt('created', stored.success ? String(stored.data.id) : null);
    }
    const reference = String(existing.id);
    const merged = { ...keptCredentials(existing), ...credentials };
    if (isSame(existing.credentials, merged)) return receipt('unchanged', reference);
    const body = { name: spec.provider, credentials: merged };
    const updated = await ask('PUT', `/api/v1/external_credentials/${reference}`, body);
    return updated.ok ? receipt('updated', reference) : updated;
  },
};

interface Ready {
  origin: string;
  token: string;
  credentials: Record<string, string>;
}

function prepare({ helpdeskUrl, token, settings, includeSecret }: DeliveryInput): Ready | DeliveryError {
  const origin = zammadOrigin(helpdeskUrl);
  if (origin === null) return problem(message('deliveryAddressCause'), message('deliveryAddressFix'));
  const trimmed = token?.trim() ?? '';
  // What a header can't hold is no token.
  if (!/^[\x21-\x7e]+$/.test(trimmed))
    return problem(message('deliveryTokenCause'), message('deliveryTokenFix'));
  const secret = settings.find((setting) => setting.secret);
  if (!includeSecret || !secret || secret.value === '' || isMasked(secret.value)) {
    return problem(message('deliverySecretCause'), message('deliverySecretFix'));
  }
  const credentials = Object.fromEntries(settings.map(({ key, value }) => [key, value]));
  return { origin, token: trimmed, credentials };
}

/** What Zammad keeps beside our settings, such as `cloud`. Asterisks stand for what it does not show: never sent back. */
const keptCredentials = ({ credentials }: Credential) =>
  Object.fromEntries(Object.entries(credentials).filter(([, value]) => !isMasked(value)));

const isMasked = (value: unknown): boolean => typeof value === 'string' && /^\*+$/.test(value);

const isSame = (before: Record<string, unknown>, after: Record<string, unknown>): boolean =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].every((key) => before[key] === after[key]);

function nextSteps(link: string, callbackUrl: string | null, redirectUri: string | null): Message[] {
  const steps = [message('deliveryZammadLink', link), message('deliveryZammadMailbox')];
  return callbackUrl === null ? [message('deliveryCallbackUnread', redirectUri ?? ''), ...steps] : steps;
}

const problem = (cause: Message, fix: Message): DeliveryError => ({
  cause,
  fix,
  status: null,
  retriable: true,
});

const refuse = (cause: Message, fix: Message): DeliveryResult => ({ ok: false, error: problem(cause, fix) });
