import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { scrub } from '../../../lib/background/test/report';
import { deliver } from '../../../lib/delivery';
import { frappeSaid } from '../../../lib/delivery/frappe-said';
import { sessionKinds } from '../../../lib/delivery/session';
import type { SessionAnswer } from '../../../lib/delivery/session/types';
import type { DeliveryInput } from '../../../lib/delivery/types';
import { authorityOf } from '../../../lib/oauth/authority';
import { pollDeviceCode, requestDeviceCode } from '../../../lib/oauth/device-code';
import { discover } from '../../../lib/oauth/discovery';
import { findCodes, parseErrorBody, parseErrorText, parseRedirectError } from '../../../lib/oauth/errors';
import { checkGrantedScopes } from '../../../lib/oauth/granted-scopes';
import { readInbox, readOwnAddresses } from '../../../lib/oauth/graph';
import { checkIdentity, readIdentity } from '../../../lib/oauth/identity';
import { readJwt } from '../../../lib/oauth/jwt';
import { redeemCode, redeemRefreshToken, type TokenClient } from '../../../lib/oauth/token-requests';
import type { DestinationSpec } from '../../../lib/recipes/schema';
import { deliveryInput, secret, token } from '../delivery/fake-zammad';
import { ids } from '../guide/examples';
import { answer, around, leaves, text } from './arbitraries';
import { boundary } from './boundary';
import tokenAnswers from './corpus/token-answers.json';
import { isPage } from './is-page';

/** Whatever a server answers: nothing is thrown, nothing invented, and nothing of what was sent or given comes out. */

const asText = (value: unknown): string => JSON.stringify(value) ?? '';
const tokens = ['access-token-0123456789', 'refresh-token-0123456789', 'id-token-0123456789'];
const sent = ['client-secret-0123456789', 'the-code-0123456789', 'verifier-0123456789'.padEnd(43, 'v')];
const inside = (value: unknown, texts: readonly string[]) =>
  texts.filter((one) => asText(value).includes(one));

type Said = { status: number; body: string; retry: string };
const responding =
  ({ status, body, retry }: Said) =>
  async () =>
    new Response(body, {
      status,
      headers: { 'content-type': 'application/json', ...(retry !== '' && { 'retry-after': retry }) },
    });
const client = (said: Said): TokenClient => ({
  authority: authorityOf('global', ids.tenant),
  issuer: `https://login.microsoftonline.com/${ids.tenant}/v2.0`,
  clientId: ids.client,
  clientSecret: sent[0] ?? '',
  flow: 'authorization-code',
  fetch: responding(said),
});
const [accessToken = '', refreshToken = ''] = tokens;
const granted = {
  token_type: 'Bearer',
  expires_in: 3599,
  scope: 'Mail.Read offline_access',
  access_token: accessToken,
  refresh_token: refreshToken,
};
const refused = {
  error: 'invalid_grant',
  error_description: 'AADSTS70008: The code has expired. Trace ID: a Correlation ID: b Timestamp: c',
  error_codes: [70008],
  trace_id: 'a',
  correlation_id: 'b',
};

const answered = new URLSearchParams({ code: sent[1] ?? '', state: 's' });
const redeem = {
  refresh: (asked: TokenClient) => redeemRefreshToken(asked, refreshToken, ['Mail.Read']),
  code: (asked: TokenClient) =>
    redeemCode(
      asked,
      { parameters: answered, redirectUri: 'https://desk.example/callback', scopes: ['Mail.Read'] },
      { state: 's', nonce: null, verifier: sent[2] ?? '' },
    ),
  device: (asked: TokenClient) => pollDeviceCode(asked, 'device'),
};
type Grant = keyof typeof redeem;
const grants = Object.keys(redeem) as Grant[];

describe('the token endpoint', () => {
  boundary(
    'gives tokens as they came, or a reason without them',
    fc.tuple(fc.constantFrom(...grants), answer(granted, refused)),
    async ([grant, said]) => {
      const one = await redeem[grant](client(said));
      if (one.ok === true) {
        const known = leaves(JSON.parse(said.body));
        for (const part of [one.tokens.accessToken, one.tokens.refreshToken, one.tokens.scope])
          if (part !== null) expect(known).toContain(part);
        const asked = checkGrantedScopes(['Mail.Read'], one.tokens.scope, null);
        expect(['pass', 'fail', 'unknown']).toContain(asked.outcome);
      } else if (one.ok === false) expect(inside(one.failure, [...tokens, ...sent])).toEqual([]);
    },
    {
      found: grants.flatMap((grant) =>
        tokenAnswers.map((body) => [grant, { status: 200, body: asText(body), retry: '' }] as [Grant, Said]),
      ),
    },
  );
  boundary(
    'gives a code for a device, or a reason',
    answer({
      device_code: 'd',
      user_code: 'ABCD-EFGH',
      verification_uri: 'https://microsoft.com/devicelogin',
      expires_in: 900,
      interval: 5,
    }),
    async (said) => {
      const asked = await requestDeviceCode(client(said), ['Mail.Read']);
      if (!asked.ok) return;
      expect(asked.grant.verificationUri).toMatch(/^https:/i);
      expect(asked.grant.intervalSeconds).toBeGreaterThan(0);
    },
  );
  boundary('has codes of errors that it names, and no other', around(refused), (body) => {
    const found = parseErrorBody(body);
    for (const code of found?.codes ?? []) expect(asText(body)).toContain(`${code}`);
    expect(found?.description.length ?? 0).toBeLessThanOrEqual(1000);
  });
  boundary('says in a text or an address which codes, and no other', text, (page) => {
    for (const code of parseErrorText(page).codes)
      expect(page.replace(/\s+/g, ' ')).toContain(`AADSTS${code}`);
    expect(findCodes(page).every(Number.isSafeInteger)).toBe(true);
    parseRedirectError(new URLSearchParams({ error: page, error_description: page }));
  });
  boundary('gives a token that is a set of claims or nothing', text, (said) => {
    for (const one of [said, `a.${said}.b`, `a.${Buffer.from(said).toString('base64url')}.b`]) {
      const claims = readJwt(one);
      expect(claims === null || typeof claims === 'object').toBe(true);
    }
  });
  boundary(
    'says who signed in, and never passes somebody else',
    around({ preferred_username: 'a@b.example', tid: ids.tenant }),
    (claims) => {
      const identity =
        typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : null;
      const who = readIdentity({ identity, accessToken: 'x' });
      const { outcome } = checkIdentity(who, { tenantId: ids.tenant, mailbox: 'a@b.example' });
      if (outcome === 'pass')
        expect(leaves(claims).map((leaf) => String(leaf).toLowerCase())).toContain('a@b.example');
    },
  );
});

describe("a directory's metadata", () => {
  const host = `https://login.microsoftonline.com/${ids.tenant}`;
  const metadata = {
    issuer: `${host}/v2.0`,
    authorization_endpoint: `${host}/oauth2/v2.0/authorize`,
    token_endpoint: `${host}/oauth2/v2.0/token`,
  };
  boundary('is of this directory, or is refused', answer(metadata, refused), async (said) => {
    const found = await discover(authorityOf('global', ids.tenant), responding(said));
    if (found.ok) expect(found.issuer.toLowerCase()).toBe(metadata.issuer);
  });
});

describe('Microsoft Graph', () => {
  const graph = (said: Said) => ({
    cloud: 'global' as const,
    accessToken,
    fetch: responding(said),
  });
  boundary(
    'says what is in an inbox, or why not, and which addresses there are',
    answer(
      { totalItemCount: 3 },
      { mail: 'a@b.example', userPrincipalName: 'a@b.example', proxyAddresses: ['SMTP:a@b.example'] },
      { error: { code: 'ErrorAccessDenied', message: 'no', innerError: { date: 'x', 'request-id': 'y' } } },
    ),
    async (said) => {
      const inbox = await readInbox(graph(said), 'a@b.example');
      expect(inside(inbox, [accessToken])).toEqual([]);
      for (const address of await readOwnAddresses(graph(said)))
        expect(asText(leaves(JSON.parse(said.body)))).toContain(JSON.stringify(address).slice(1, -1));
    },
  );
});

describe('a helpdesk', () => {
  const origin = 'https://help.example';
  const deps = (said: Said) => ({
    now: () => 1000,
    keyFor: async () => 'key',
    fetch: responding(said),
  });
  const kinds: [DestinationSpec, Partial<DeliveryInput>, unknown[]][] = [
    [
      { kind: 'zammad-rest', provider: 'microsoft_graph' } as DestinationSpec,
      {},
      [
        { callback_url: 'https://help.example/x' },
        [{ id: 1, name: 'microsoft_graph', credentials: { client_id: 'x' } }],
        { error: `no ${secret}` },
      ],
    ],
    [
      { kind: 'settings-endpoint' },
      { address: `${origin}/settings` },
      [
        { reference: 'S-1', continueUrl: `${origin}/next` },
        { detail: `no ${secret}`, errors: [{ field: 'client_id', detail: token }] },
      ],
    ],
    [
      { kind: 'frappe-rest' },
      {},
      [
        { data: { name: 'a1', redirect_uri: 'x', modified: 'y' } },
        { exception: `frappe.X: ${secret}`, _server_messages: '["{\\"message\\":\\"<b>no</b>\\"}"]' },
      ],
    ],
  ];

  for (const [spec, change, right] of kinds)
    boundary(
      `of kind ${spec.kind} stores or refuses, and what it says has no secret in it`,
      answer(...right),
      async (said) => {
        const result = await deliver(spec, deliveryInput(change), deps(said));
        expect(inside(result, [secret, token])).toEqual([]);
        if (!result.ok) return;
        expect(result.receipt.target).toBe(origin);
        for (const next of result.receipt.next)
          for (const address of asText(next).match(/https?:\/\/[^"\s]+/g) ?? [])
            expect(address.startsWith(origin)).toBe(true);
      },
    );

  const session = (said: SessionAnswer) => ({
    base: origin,
    now: () => 1000,
    ask: async () => said,
    fill: async () => null,
  });
  const listed = { id: 3, name: 'Theirs', target_mailbox: 'a@b.example', is_authenticated: true };
  const page = {
    csrf: 'c',
    links: [{ href: 'emails.php?id=3', text: 'a@b.example' }],
    fields: [{ control: 'text', name: 'clientId', value: '', checked: false, section: null }],
    errors: [`no ${secret}`],
  };
  const sessionAnswer = answer(
    { success: true, mailboxes: [listed], id: 3 },
    { success: false, error: `no ${secret}` },
  ).chain(({ status, body }) =>
    around(page).map(
      (seen): SessionAnswer => ({
        ok: true,
        status,
        contentType: 'application/json',
        text: body,
        // As the background has checked it: a page of another shape never gets here.
        page: isPage(seen) ? (seen as never) : null,
      }),
    ),
  );
  for (const kind of ['freeitsm-session', 'osticket-session'] as const)
    boundary(
      `of kind ${kind} is looked at, stores or refuses, and what it says has no secret in it`,
      sessionAnswer,
      async (said) => {
        const adapter = sessionKinds[kind];
        if (!adapter) throw new TypeError(kind);
        const spec = { kind } as never;
        const input = deliveryInput({});
        // Whoever looks has no secret yet.
        const settings = input.settings.filter((setting) => !setting.secret);
        const look = await adapter.look(spec, { ...input, settings }, null, session(said));
        const place = look.ok ? look.look.place : null;
        const target = { place: place?.id ?? '3', version: place?.version ?? 'v' };
        expect(inside(await adapter.deliver(spec, input, target, session(said)), [secret])).toEqual([]);
      },
    );

  boundary(
    'that speaks through Frappe is quoted without its tags',
    around({ _server_messages: '["{\\"message\\":\\"<b>no</b>\\"}"]' }, { exception: 'frappe.X: no' }),
    (body) => {
      expect(frappeSaid(body) ?? '').not.toMatch(/<[^>]*>/);
      expect((frappeSaid(body) ?? '').length).toBeLessThanOrEqual(2000);
    },
  );
});

describe('a report', () => {
  boundary(
    'has nothing in it that was to be hidden, wherever it stood',
    around({ a: [sent[0]], b: { c: `x ${sent[1]} y` }, d: tokens }),
    (report) => {
      const clean = scrub(report, [...sent, ...tokens]);
      const values = leaves(clean).filter((leaf) => typeof leaf === 'string');
      expect(inside(values, [...sent, ...tokens])).toEqual([]);
    },
  );
});
