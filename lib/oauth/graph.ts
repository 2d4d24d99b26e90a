import * as z from 'zod/mini';
import { type CloudId, cloudById, graphAddress } from '../hosts';
import { type Message, message } from '../i18n';
import { maxLength } from '../lengths';
import { ownValue } from '../own-value';
import { type Failure, failure } from './failure';
import type { PlaceName } from './places';
import { type Fetch, hardenFetch, unexpectedAnswer } from './requests';
import type { StageResult } from './stage-result';

/** Harmless reads of Microsoft Graph with the token of a test (knowledge/oauth.md §3.5). */
export interface GraphClient {
  cloud: CloudId;
  /** Lives in memory only. */
  accessToken: string;
  fetch: Fetch;
}

const folderSchema = z.object({ totalItemCount: z.catch(z.optional(z.number()), undefined) });
const meSchema = z.object({
  mail: z.catch(z.nullish(z.string()), null),
  userPrincipalName: z.catch(z.nullish(z.string()), null),
  proxyAddresses: z.catch(z.optional(z.array(z.string()).check(maxLength(500))), undefined),
});
const errorSchema = z.object({
  error: z.object({
    code: z.string().check(maxLength(200)),
    message: z.catch(z.string(), ''),
    innerError: z.catch(
      z.optional(
        z.object({
          date: z.catch(z.optional(z.string()), undefined),
          'request-id': z.catch(z.optional(z.string()), undefined),
          'client-request-id': z.catch(z.optional(z.string()), undefined),
        }),
      ),
      undefined,
    ),
  }),
});

/** Every address of the account that signed in, aliases included; none where Graph does not tell. */
export async function readOwnAddresses(client: GraphClient): Promise<string[]> {
  const answer = await get(client, 'me?$select=id,mail,userPrincipalName,proxyAddresses');
  const me = meSchema.safeParse(answer.body);
  if (answer.status !== 200 || !me.success) return [];
  const { mail, userPrincipalName, proxyAddresses = [] } = me.data;
  // `SMTP:` marks the main address, `smtp:` an alias; other kinds are no mail addresses.
  const aliases = proxyAddresses.flatMap((address) => /^smtp:(.+)$/i.exec(address)?.[1] ?? []);
  return [userPrincipalName, mail, ...aliases].filter((address): address is string => Boolean(address));
}

/** `null` is the inbox of whoever signed in. Counts its items; no mail is read. */
export async function readInbox(client: GraphClient, mailbox: string | null): Promise<StageResult> {
  const whose = mailbox === null ? 'me' : `users/${encodeURIComponent(mailbox)}`;
  const answer = await get(client, `${whose}/mailFolders/inbox?$select=id,displayName,totalItemCount`);
  if (answer.status === null)
    return { outcome: 'unknown', messages: [message('testGraphUnreachable', answer.host)] };
  if (answer.status === 200) {
    const folder = folderSchema.safeParse(answer.body);
    if (!folder.success) return { outcome: 'fail', failure: unexpectedAnswer(answer.host) };
    const count = String(folder.data.totalItemCount ?? '?');
    return {
      outcome: 'pass',
      messages: [
        mailbox === null
          ? message('testMailboxOwnOpened', count)
          : message('testMailboxOpened', mailbox, count),
      ],
    };
  }
  const parsed = errorSchema.safeParse(answer.body);
  if (!parsed.success) return { outcome: 'fail', failure: unexpectedAnswer(`HTTP ${answer.status}`) };
  const { code, message: said, innerError } = parsed.data.error;
  return explain(
    { code, status: answer.status, mailbox },
    {
      error: code,
      codes: [],
      description: said.slice(0, 1000),
      traceId: innerError?.['request-id'] ?? null,
      correlationId: innerError?.['client-request-id'] ?? null,
      timestamp: innerError?.date ?? null,
    },
  );
}

interface GraphError {
  /** `null` is the mailbox of whoever signed in. */
  cause: (mailbox: string | null) => Message;
  fix: Message;
  place: PlaceName | null;
}

const addressUnknown: GraphError = {
  cause: (mailbox) =>
    mailbox === null ? message('testMailboxOwnUnknownCause') : message('testMailboxUnknownCause', mailbox),
  fix: message('testMailboxUnknownFix'),
  place: null,
};

const denied: GraphError = {
  cause: (mailbox) =>
    mailbox === null ? message('testMailboxOwnDeniedCause') : message('testMailboxDeniedCause', mailbox),
  fix: message('testMailboxDeniedFix'),
  place: 'permissions',
};

/** What Graph says of a mailbox, in its own codes. */
const graphErrors: Record<string, GraphError> = {
  MailboxNotEnabledForRESTAPI: {
    cause: () => message('testMailboxNoneCause'),
    fix: message('testMailboxNoneFix'),
    place: 'licence',
  },
  ErrorAccessDenied: denied,
  ErrorItemNotFound: addressUnknown,
  ErrorInvalidUser: addressUnknown,
  ResourceNotFound: addressUnknown,
  Request_ResourceNotFound: addressUnknown,
  InvalidAuthenticationToken: {
    cause: () => message('testMailboxTokenCause'),
    fix: message('testScopesOtherResourceFix'),
    place: 'permissions',
  },
  Authorization_RequestDenied: denied,
};

function explain(
  { code, status, mailbox }: { code: string; status: number; mailbox: string | null },
  detail: NonNullable<Failure['detail']>,
): StageResult {
  // Busy or broken today says nothing about the setup.
  if (status === 429 || status >= 500) {
    return { outcome: 'unknown', messages: [message('testGraphBusy', `${status} ${code}`)] };
  }
  const known = ownValue(graphErrors, code);
  const { advice } = known
    ? failure(known.cause(mailbox), known.fix, known.place)
    : failure(message('testMailboxOtherCause', code), message('testMailboxOtherFix'));
  return { outcome: 'fail', failure: { detail, advice } };
}

type Answer = { host: string; status: number | null; body: unknown };

async function get({ cloud, accessToken, fetch }: GraphClient, path: string): Promise<Answer> {
  const { graph: host } = cloudById(cloud);
  try {
    const response = await hardenFetch(fetch)(`${graphAddress(cloud)}v1.0/${path}`, {
      headers: { accept: 'application/json', authorization: `Bearer ${accessToken}` },
    });
    return { host, status: response.status, body: await response.json().catch(() => null) };
  } catch {
    return { host, status: null, body: null };
  }
}
