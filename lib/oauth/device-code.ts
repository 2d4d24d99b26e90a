import * as z from 'zod/mini';
import { maxLength, minLength } from '../lengths';
import { parseErrorBody } from './errors';
import { type Failure, refusal } from './failure';
import { hardenFetch, unexpectedAnswer, unreachable } from './requests';
import { redeemDeviceCode, type TokenAnswer, type TokenClient } from './token-requests';

const answerSchema = z.object({
  device_code: z.string().check(minLength(1)),
  user_code: z.string().check(minLength(1), maxLength(40)),
  verification_uri: z.url({ protocol: /^https$/ }),
  expires_in: z.number().check(z.positive()),
  interval: z._default(z.number().check(z.positive()), 5),
});

export interface DeviceGrant {
  deviceCode: string;
  userCode: string;
  verificationUri: string;
  expiresInSeconds: number;
  intervalSeconds: number;
}

export type DeviceAnswer = { ok: true; grant: DeviceGrant } | { ok: false; failure: Failure };

export async function requestDeviceCode(
  client: TokenClient,
  scopes: readonly string[],
): Promise<DeviceAnswer> {
  let response: Response;
  let body: unknown;
  try {
    response = await hardenFetch(client.fetch)(client.authority.deviceCode, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ client_id: client.clientId, scope: scopes.join(' ') }).toString(),
    });
    body = await response.json().catch(() => null);
  } catch {
    return { ok: false, failure: unreachable(client.authority.host) };
  }
  if (response.status !== 200) {
    const detail = parseErrorBody(body);
    return {
      ok: false,
      failure: detail ? refusal(detail, client.flow) : unexpectedAnswer(`HTTP ${response.status}`),
    };
  }
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) return { ok: false, failure: unexpectedAnswer(client.authority.deviceCode) };
  const { device_code, user_code, verification_uri, expires_in, interval } = parsed.data;
  return {
    ok: true,
    grant: {
      deviceCode: device_code,
      userCode: user_code,
      verificationUri: verification_uri,
      expiresInSeconds: expires_in,
      intervalSeconds: interval,
    },
  };
}

export type PollAnswer = TokenAnswer | { ok: 'pending' } | { ok: 'slow-down' };

/** Asks once whether the admin has signed in (RFC 8628 §3.5). */
export async function pollDeviceCode(client: TokenClient, deviceCode: string): Promise<PollAnswer> {
  const answer = await redeemDeviceCode(client, deviceCode);
  if (answer.ok) return answer;
  switch (answer.failure.detail?.error) {
    case 'authorization_pending':
      return { ok: 'pending' };
    case 'slow_down':
      return { ok: 'slow-down' };
    default:
      return answer;
  }
}
