import * as z from 'zod/mini';
import { type Message, message } from '../i18n';
import { maxLength } from '../lengths';
import type { DestinationSpec } from '../recipes/schema';
import { deliveryBody } from './delivery-body';
import type { DeliveryBody } from './delivery-body-schema';
import { endpointAddress } from './endpoint-address';
import { fieldProblems } from './field-problems';
import { askHelpdesk, type HelpdeskWords } from './helpdesk-request';
import { seal } from './seal';
import type { Sealed } from './sealed-schema';
import type { DeliveryDeps, DeliveryError, DeliveryInput, DeliveryResult, Endpoint } from './types';

type Spec = Extract<DestinationSpec, { kind: 'settings-endpoint' }>;

/** What an endpoint may answer with when it has stored the settings; all of it is optional. */
const storedSchema = z.object({
  reference: z.catch(z.optional(z.string().check(maxLength(100))), undefined),
  continueUrl: z.catch(z.optional(z.url().check(maxLength(2000))), undefined),
});

const words: HelpdeskWords = {
  statuses: {
    400: ['endpointRejectedCause', 'endpointRejectedFix'],
    401: ['endpointTokenCause', 'endpointTokenFix'],
    403: ['endpointForbiddenCause', 'endpointForbiddenFix'],
    404: ['endpointNotThereCause', 'endpointNotThereFix'],
    405: ['endpointNotThereCause', 'endpointNotThereFix'],
    409: ['endpointConflictCause', 'endpointConflictFix'],
    410: ['endpointNotThereCause', 'endpointNotThereFix'],
    412: ['endpointChangedCause', 'endpointChangedFix'],
    413: ['endpointTooLargeCause', 'endpointTooLargeFix'],
    422: ['endpointRejectedCause', 'endpointRejectedFix'],
    429: ['deliveryTooManyCause', 'deliveryTooManyFix'],
  },
  maybeStored: 'endpointAgainFix',
  said(body) {
    const said = z
      .object({
        detail: z.optional(z.string()),
        title: z.optional(z.string()),
        error: z.optional(z.string()),
      })
      .safeParse(body);
    return said.success ? (said.data.detail ?? said.data.error ?? said.data.title ?? null) : null;
  },
};

/** An endpoint need not tell what it has. */
const notOffered = [404, 405, 501];

/**
 * Posts the settings to an endpoint made for this (docs/settings-endpoint.md). It first asks for the version that is
 * there, so that nobody's newer settings are overwritten, and sends a key by which the endpoint knows a repetition.
 */
export const settingsEndpoint: Endpoint<Spec> = {
  async deliver(spec: Spec, input: DeliveryInput, deps: DeliveryDeps): Promise<DeliveryResult> {
    const address = endpointAddress(spec, input);
    if (!address) return refuse(message('endpointAddressCause'), message('endpointAddressFix'));
    const token = input.token?.trim() ?? '';
    // What a header can't hold is no token.
    if (!/^[\x21-\x7e]+$/.test(token))
      return refuse(message('deliveryTokenCause'), message('deliveryTokenFix'));
    const hide = [token, ...input.settings.filter(({ secret }) => secret).map(({ value }) => value)];
    const request = { url: address.href, authorization: `Bearer ${token}`, hide, words };

    const there = await askHelpdesk({ ...request, method: 'GET' }, deps);
    if (!there.ok && !notOffered.includes(there.error.status ?? 0)) return { ok: false, error: there.error };
    const version = there.ok ? strongTag(there.headers.get('etag')) : null;

    const body = deliveryBody(input);
    const sent = spec.sealed ? await sealFor(body, input) : body;
    if (sent === null) return refuse(message('sealFailedCause'), message('sealFailedFix'));
    // Of what is inside: sealing never makes the same text twice.
    const key = await deps.keyFor(address.origin, address.href + JSON.stringify(body));
    const answer = await askHelpdesk(
      {
        ...request,
        method: 'POST',
        headers: { 'idempotency-key': key, ...(version !== null && { 'if-match': version }) },
        body: sent,
      },
      deps,
    );
    if (!answer.ok) {
      const fields = fieldProblems(answer.body, input.settings, hide);
      return { ok: false, error: { ...answer.error, ...(fields.length > 0 && { fields }) } };
    }
    const { reference, continueUrl } = storedSchema.safeParse(answer.body).data ?? {};
    return {
      ok: true,
      receipt: {
        destination: spec.kind,
        target: address.origin,
        at: deps.now(),
        outcome: answer.status === 201 ? 'created' : 'updated',
        reference: reference?.trim() || null,
        includesSecret: input.settings.some(({ secret }) => secret),
        fingerprint: input.fingerprint,
        untested: input.untested,
        next: nextSteps(continueUrl, address),
      },
    };
  },
};

/** Null where it can't be: nothing goes unsealed instead. */
const sealFor = (body: DeliveryBody, { sealingKey }: DeliveryInput): Promise<Sealed | null> =>
  sealingKey ? seal(body, sealingKey).catch(() => null) : Promise.resolve(null);

/** A weak tag says nothing about the very bytes, so `If-Match` can't have one (RFC 9110 §13.1.1). */
const strongTag = (tag: string | null): string | null =>
  tag && /^"[\x21\x23-\x7e]*"$/.test(tag) ? tag : null;

/** An endpoint may say where to go on, on its own origin. */
const nextSteps = (continueUrl: string | undefined, { origin }: URL): Message[] =>
  continueUrl !== undefined && new URL(continueUrl).origin === origin
    ? [message('endpointContinue', new URL(continueUrl).href)]
    : [];

function refuse(cause: Message, fix: Message): DeliveryResult {
  const error: DeliveryError = { cause, fix, status: null, retriable: true };
  return { ok: false, error };
}
