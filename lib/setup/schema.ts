import * as z from 'zod/mini';
import { clouds } from '../hosts';
import { maxLength, minLength } from '../lengths';
import { labelLanguages } from '../portal/languages';
import { destinationKind } from '../recipes/destinations';
import { recipeSchema } from '../recipes/schema';
import { typedOnly } from './facts';
import { audience, consentButton, factName, permissionState, platform, view } from './portal-schemas';
import { origins, purposes, type Setup, type SetupFacts } from './types';

/** What storage holds may be of another version, or damaged: each part is checked, and a bad one is left out. */

const text = z.string().check(maxLength(4000));
const time = z.number();
const nullableText = z.nullable(text);

const evidence = z.object({
  view,
  frame: text,
  label: nullableText,
  raw: text,
});

const sourced = <T extends z.ZodMiniType>(value: T) =>
  z.object({ value, origin: z.enum(origins), at: time, evidence: z.exactOptional(evidence) });

const factSchemas = {
  clientId: sourced(z.guid()),
  tenantId: sourced(text),
  objectId: sourced(text),
  displayName: sourced(text),
  signInAudience: sourced(audience),
  authorizationEndpoint: sourced(text),
  tokenEndpoint: sourced(text),
  redirectUris: sourced(z.array(z.object({ platform, uri: text }))),
  allowPublicClient: sourced(z.boolean()),
  secrets: sourced(z.array(z.object({ description: text, secretId: nullableText, expires: nullableText }))),
  permissions: sourced(
    z.array(
      z.object({
        api: text,
        name: text,
        ...permissionState,
      }),
    ),
  ),
  consentButton: sourced(consentButton),
};

const cloudId = z.enum(clouds.map(({ id }) => id));
const param = z.union([
  text,
  z.object({ date: text }),
  z.object({ inDays: z.number() }),
  z.object({ inSeconds: z.number() }),
  z.object({ word: text, english: text }),
]);
const messageSchema = z.object({ key: text, params: z.exactOptional(z.array(param)) });
const stageIds = [
  'preconditions',
  'discovery',
  'client-credentials',
  'device-code',
  'password',
  'admin-consent',
  'sign-in',
  'redemption',
  'scopes',
  'identity',
  'refresh',
  'mailbox',
  'unproven',
] as const;

const testSchema = z.object({
  id: text,
  fingerprint: text,
  registered: z._default(z.object({ accountType: nullableText, publicClient: z.nullable(z.boolean()) }), {
    accountType: null,
    publicClient: null,
  }),
  state: z.enum(['running', 'passed', 'failed', 'cancelled']),
  stages: z.array(
    z.object({
      id: z.enum(stageIds),
      outcome: z.enum(['pending', 'running', 'pass', 'fail', 'unknown', 'skipped']),
      messages: z.array(messageSchema),
      startedAt: z._default(z.nullable(time), null),
      endedAt: z._default(z.nullable(time), null),
    }),
  ),
  startedAt: time,
  endedAt: z.nullable(time),
  cloud: z._default(cloudId, 'global'),
  clientId: z._default(text, ''),
  requestedScopes: z._default(z.array(text), []),
  versions: z._default(z.object({ waymark: text, browser: text }), { waymark: '', browser: '' }),
  servicePrincipalId: z._default(nullableText, null),
  account: nullableText,
  tenantId: nullableText,
  grantedScopes: z.array(text),
  failure: z.nullable(
    z.object({
      stage: z.enum(stageIds),
      detail: z.nullable(
        z.object({
          error: text,
          codes: z.array(z.number()),
          description: text,
          traceId: nullableText,
          correlationId: nullableText,
          timestamp: nullableText,
        }),
      ),
      advice: z.object({
        code: z.nullable(z.number()),
        cause: messageSchema,
        fix: messageSchema,
        check: nullableText,
        page: z._default(nullableText, null),
      }),
    }),
  ),
  deviceCode: z.nullable(z.object({ userCode: text, verificationUri: text, expiresAt: time })),
});

const receiptSchema = z.object({
  destination: destinationKind,
  target: text,
  at: time,
  outcome: z.enum(['created', 'updated', 'unchanged', 'saved', 'filled']),
  reference: nullableText,
  includesSecret: z.boolean(),
  fingerprint: text,
  untested: z.boolean(),
  next: z.array(messageSchema),
  form: z.exactOptional(z.object({ page: text, filled: z.array(text), byHand: z.array(text) })),
});

const secretSchema = z.object({
  endsIn: z.string().check(maxLength(3)),
  length: z.number(),
  looksLikeSecretId: z.boolean(),
  origin: z.enum(['typed', 'page', 'script']),
  secretId: nullableText,
  expires: nullableText,
  at: time,
  keptSafe: z.boolean(),
  held: z._default(z.boolean(), false),
});

const handOverSchema = z.object({
  origin: text,
  endpoint: text,
  tokenUntil: z.nullable(time),
  tokenHeld: z._default(z.boolean(), false),
});

const renewalSchema = z.object({
  setupId: text,
  oldSecret: z.nullable(z.object({ secretId: nullableText, expires: nullableText })),
});

// Without these there is no setup to speak of.
const coreSchema = z.object({
  schemaVersion: z.literal(1),
  id: text.check(minLength(1)),
  recipeId: text,
  variantId: text,
});

/** A setup from storage, with every damaged part left out; null where it can't be told what it is a setup of. */
export function parseSetup(stored: unknown): Setup | null {
  const core = coreSchema.safeParse(stored);
  if (!core.success) return null;
  const raw = stored as Record<string, unknown>;
  const createdAt = repair(time, raw.createdAt, 0);
  const facts = repairFacts(raw.facts);
  const setup = {
    ...core.data,
    purpose: repair(z.enum(purposes), raw.purpose, 'set-up'),
    ...repairKey('recipe', recipeSchema, raw),
    answers: {
      ...repairKey('helpdeskUrl', text, raw.answers),
      ...repairKey('mailbox', text, raw.answers),
    },
    cloud: repair(cloudId, raw.cloud, 'global'),
    // What was read belongs to an app: without its client ID it could be taken for another one's.
    facts: facts.clientId ? facts : typedOnly(facts),
    hidden: repairFacts(raw.hidden),
    partial: repairList(factName, raw.partial),
    secret: repair(z.nullable(secretSchema), raw.secret, null),
    candidate: repair(
      z.nullable(z.object({ clientId: z.guid(), displayName: nullableText })),
      raw.candidate,
      null,
    ),
    ...repairKey('told', z.object({ redirectUri: text, helpdeskUrl: text, at: time }), raw),
    ...repairKey('portalLanguage', z.enum(labelLanguages), raw),
    ...repairKey('handOver', handOverSchema, raw),
    test: repair(z.nullable(testSchema), raw.test, null),
    receipts: repairList(receiptSchema, raw.receipts),
    ...repairKey('renewal', renewalSchema, raw),
    ...repairKey('finishedAt', time, raw),
    createdAt,
    updatedAt: repair(time, raw.updatedAt, createdAt),
  };
  // Message keys and check IDs are texts here; a text that is no longer known is shown empty, which harms nobody.
  return setup as unknown as Setup;
}

function repair<T>(schema: z.ZodMiniType<T>, value: unknown, fallback: T): T {
  const result = schema.safeParse(value);
  return result.success ? result.data : fallback;
}

function repairKey<T>(name: string, schema: z.ZodMiniType<T>, from: unknown): Record<string, T> {
  if (typeof from !== 'object' || from === null) return {};
  const result = schema.safeParse((from as Record<string, unknown>)[name]);
  return result.success ? { [name]: result.data } : {};
}

const repairFacts = (from: unknown): SetupFacts =>
  Object.assign(
    {},
    ...Object.entries(factSchemas).map(([name, schema]) => repairKey(name, schema as z.ZodMiniType, from)),
  );

const repairList = <T>(schema: z.ZodMiniType<T>, from: unknown): T[] =>
  Array.isArray(from)
    ? from.flatMap((item) => {
        const r = schema.safeParse(item);
        return r.success ? [r.data] : [];
      })
    : [];
