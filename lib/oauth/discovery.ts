import * as z from 'zod/mini';
import { type CloudId, clouds } from '../hosts';
import { message } from '../i18n';
import { isGuid } from '../setup/guid';
import { type Authority, authorityOf, isSharedTenant, tenantPlaceholder } from './authority';
import { parseErrorBody } from './errors';
import { type Failure, failure, refusal } from './failure';
import { type Fetch, hardenFetch, unexpectedAnswer, unreachable } from './requests';

const documentSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
});

export type Discovery =
  | { ok: true; issuer: string; tenantId: string | null }
  | { ok: false; failure: Failure };

/** Whether the tenant exists on this cloud, without credentials; turns a domain into its ID (knowledge/oauth.md §2.4). */
export async function discover(authority: Authority, fetch: Fetch): Promise<Discovery> {
  let response: Response;
  let body: unknown;
  try {
    response = await hardenFetch(fetch)(authority.discovery, { headers: { accept: 'application/json' } });
    body = await response.json().catch(() => null);
  } catch {
    return { ok: false, failure: unreachable(authority.host) };
  }
  if (response.status !== 200) {
    const detail = parseErrorBody(body);
    return { ok: false, failure: detail ? refusal(detail) : unexpectedAnswer(`HTTP ${response.status}`) };
  }
  const parsed = documentSchema.safeParse(body);
  if (!parsed.success) return { ok: false, failure: unexpectedAnswer(authority.discovery) };
  return checkDocument(parsed.data, authority);
}

function checkDocument(document: z.infer<typeof documentSchema>, authority: Authority): Discovery {
  const endpoints = [document.authorization_endpoint, document.token_endpoint];
  const elsewhere = endpoints.map(hostOf).find((host) => host !== authority.host);
  if (elsewhere !== undefined) return { ok: false, failure: otherCloud(elsewhere, authority.host) };
  const tenant = issuerTenant(document.issuer, authority.host);
  const isExpected = isGuid(authority.tenant)
    ? tenant?.toLowerCase() === authority.tenant.toLowerCase()
    : tenant !== null && (tenant !== tenantPlaceholder || isSharedTenant(authority.tenant));
  if (!isExpected) return { ok: false, failure: unexpectedAnswer(document.issuer) };
  return { ok: true, issuer: document.issuer, tenantId: tenant === tenantPlaceholder ? null : tenant };
}

/** The tenant part of `https://<host>/<tenant>/v2.0`; null for any other issuer. */
function issuerTenant(issuer: string, host: string): string | null {
  const prefix = `https://${host}/`;
  if (!issuer.startsWith(prefix) || !issuer.endsWith('/v2.0')) return null;
  const segment = issuer.slice(prefix.length, -'/v2.0'.length);
  return segment === tenantPlaceholder || isGuid(segment) ? segment : null;
}

/** A tenant of a national cloud is known to the global host, and points to its own (knowledge/oauth.md §6). */
const otherCloud = (found: string, expected: string): Failure =>
  failure(message('testOtherCloudCause', found, expected), message('testOtherCloudFix'), 'endpoints');

/** Which other cloud knows a tenant that this one does not; null for none (knowledge/oauth.md §6). */
export async function findOtherCloud(cloud: CloudId, tenant: string, fetch: Fetch): Promise<Failure | null> {
  const expected = authorityOf(cloud, tenant).host;
  const others = clouds.filter(({ id }) => id !== cloud).map(({ id }) => authorityOf(id, tenant));
  const answers = await Promise.all(others.map((authority) => discover(authority, fetch)));
  const found = others.find((_, index) => answers[index]?.ok);
  return found ? otherCloud(found.host, expected) : null;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
