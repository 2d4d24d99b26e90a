import * as z from 'zod/mini';
import { maxLength, minLength } from '../lengths';
import type { ContentMessage, PageMessage } from '../messages';
import { pointedFacts } from '../pointing';
import { longestRecipe } from '../recipes/check/limits';
import { clouds } from '../recipes/schema';
import { scriptKinds } from '../scripts/types';
import { audience, consentButton, factName, permissionState, platform, view } from '../setup/portal-schemas';

/**
 * What the background accepts. A page can't send messages itself, but what a content script sends was read
 * off a page: lengths and shapes are bounded here, at the boundary that receives them.
 */

const short = z.string().check(maxLength(400));
const long = z.string().check(maxLength(4000));
const url = z.string().check(maxLength(4000));
const guid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const when = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

const pane = z.enum([
  'endpoints',
  'add-secret',
  'permission-picker',
  'configure-platforms',
  'consent-dialog',
  'keep-other-permissions',
]);
const evidence = z.strictObject({ view, frame: url, label: z.nullable(short), raw: long });
const seen = <T extends z.core.$ZodType>(value: T) => z.optional(z.strictObject({ value, evidence }));

const facts = z.strictObject({
  clientId: seen(guid),
  tenantId: seen(guid),
  objectId: seen(guid),
  displayName: seen(short),
  signInAudience: seen(audience),
  authorizationEndpoint: seen(url),
  tokenEndpoint: seen(url),
  redirectUris: seen(z.array(z.strictObject({ platform, uri: url })).check(maxLength(300))),
  allowPublicClient: seen(z.boolean()),
  secrets: seen(
    z
      .array(
        z.strictObject({
          description: short,
          secretId: z.nullable(guid),
          expires: z.nullable(when),
          value: z.nullable(short),
        }),
      )
      .check(maxLength(200)),
  ),
  permissions: seen(
    z
      .array(
        z.strictObject({
          api: short,
          name: short,
          ...permissionState,
        }),
      )
      .check(maxLength(1000)),
  ),
  consentButton: seen(consentButton),
});

const problem = z.strictObject({
  code: z.enum([
    'ambiguous',
    'collapsed',
    'other-app',
    'partial-list',
    'enterprise-application',
    'unreadable-date',
    'unsaved',
    'not-a-value',
    'truncated',
    'loading',
    'broken-capture',
  ]),
  fact: z.nullable(factName),
  detail: long,
});

export const readingSchema = z.strictObject({
  view,
  panes: z.array(pane).check(maxLength(10)),
  facts,
  draft: z.strictObject({
    displayName: z.optional(short),
    signInAudience: z.optional(audience),
    platform: z.optional(platform),
    redirectUri: z.optional(url),
    secretDescription: z.optional(short),
    secretMonths: z.optional(z.int().check(z.gte(1), z.lte(1200))),
    copied: z.optional(z.literal('secret-id')),
    permissionType: z.optional(z.enum(['delegated', 'application'])),
  }),
  problems: z.array(problem).check(maxLength(100)),
  partial: z.array(factName).check(maxLength(12)),
});

const pixels = z.int().check(z.gte(-1_000_000), z.lte(1_000_000));
const box = z.tuple([pixels, pixels, pixels, pixels]);
const position = z.nullable(z.int().check(z.gte(0), z.lte(500)));

const pointedFact = z.enum(pointedFacts);

export const contentMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('frame-hello') }),
  z.strictObject({
    type: z.literal('frame-ready'),
    position,
    languages: z.array(z.string().check(maxLength(40))).check(maxLength(10)),
    url,
  }),
  z.strictObject({
    type: z.literal('observed'),
    position,
    url,
    reading: readingSchema,
    hint: z.nullable(
      z.strictObject({ id: short, outcome: z.enum(['found', 'collapsed', 'ambiguous', 'absent']) }),
    ),
    frames: z.array(z.int()).check(maxLength(200)),
    inTheWay: z.optional(
      z.strictObject({ control: z.nullable(box), panes: z.array(box).check(maxLength(20)) }),
    ),
    directory: z.optional(z.nullable(guid)),
  }),
  z.strictObject({
    type: z.literal('panel-changed'),
    panel: z.strictObject({
      side: z.enum(['left', 'right']),
      top: z.number().check(z.gte(0), z.lte(10_000)),
      inset: z.number().check(z.gte(0), z.lte(10_000)),
      folded: z.boolean(),
      dismissed: z.boolean(),
    }),
  }),
  z.strictObject({ type: z.literal('use-candidate'), clientId: guid }),
  z.strictObject({ type: z.literal('secret-kept-safe') }),
  z.strictObject({ type: z.literal('fill-in'), ids: z.array(short).check(maxLength(40)) }),
  z.strictObject({ type: z.literal('undo-fill-in') }),
  z.strictObject({ type: z.literal('open-waymark') }),
  z.strictObject({ type: z.literal('report-page') }),
  z.strictObject({ type: z.literal('point-at'), fact: pointedFact }),
  z.strictObject({ type: z.literal('pointed'), fact: pointedFact, value: short, label: z.nullable(short) }),
  z.strictObject({ type: z.literal('pointing-ended') }),
]);

const answers = z.strictObject({ helpdeskUrl: z.optional(url), mailbox: z.optional(short) });
const id = z.string().check(maxLength(120));
const recipeText = z.string().check(maxLength(longestRecipe));
const destination = z.int().check(z.gte(0), z.lte(20));
const form = { destination, untested: z.boolean() };

export const pageMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('get-state') }),
  z.strictObject({
    type: z.literal('start-setup'),
    purpose: z.optional(z.enum(['set-up', 'check'])),
    recipeId: id,
    variantId: id,
    answers,
  }),
  z.strictObject({ type: z.literal('repair-app') }),
  z.strictObject({ type: z.literal('check-another') }),
  z.strictObject({ type: z.literal('finish-setup') }),
  z.strictObject({ type: z.literal('renew-secret'), setupId: id }),
  z.strictObject({ type: z.literal('choose-setup'), setupId: z.nullable(id) }),
  z.strictObject({ type: z.literal('discard-setup'), setupId: id }),
  z.strictObject({ type: z.literal('undo-discard') }),
  z.strictObject({ type: z.literal('set-reminders'), isOn: z.boolean() }),
  z.strictObject({ type: z.literal('forget-kept-aside') }),
  z.strictObject({ type: z.literal('set-answers'), answers }),
  z.strictObject({ type: z.literal('choose-variant'), variantId: id }),
  z.strictObject({
    type: z.literal('set-value'),
    fact: z.enum([
      'clientId',
      'tenantId',
      'objectId',
      'displayName',
      'authorizationEndpoint',
      'tokenEndpoint',
    ]),
    value: z.nullable(long),
  }),
  z.strictObject({ type: z.literal('set-secret'), value: z.nullable(short) }),
  z.strictObject({ type: z.literal('make-script'), tool: z.enum(scriptKinds), cloud: z.enum(clouds) }),
  z.strictObject({
    type: z.literal('use-script-result'),
    text: z.nullable(z.string().check(maxLength(200_000))),
  }),
  z.strictObject({ type: z.literal('reveal-secret') }),
  z.strictObject({ type: z.literal('use-candidate'), clientId: guid }),
  z.strictObject({ type: z.literal('secret-kept-safe') }),
  z.strictObject({ type: z.literal('show-panel') }),
  z.strictObject({
    type: z.literal('start-test'),
    consent: z.optional(z.boolean()),
    password: z.optional(short),
  }),
  z.strictObject({ type: z.literal('cancel-test') }),
  z.strictObject({
    type: z.literal('deliver'),
    destination,
    token: long,
    untested: z.boolean(),
    address: z.optional(url),
  }),
  z.strictObject({ type: z.literal('deliver-handed-over'), ...form }),
  z.strictObject({ type: z.literal('look-for-hand-over'), tabId: z.int() }),
  z.strictObject({ type: z.literal('ask-for-hand-over'), address: url }),
  z.strictObject({
    type: z.literal('take-hand-over'),
    id,
    mailbox: z.nullable(short),
    existing: z.boolean(),
  }),
  z.strictObject({ type: z.literal('look-into-helpdesk'), destination, place: z.nullable(id) }),
  z.strictObject({
    type: z.literal('deliver-in-session'),
    destination,
    place: id,
    version: id,
    untested: z.boolean(),
  }),
  z.strictObject({ type: z.literal('fill-in-session'), destination, untested: z.boolean() }),
  z.strictObject({
    type: z.literal('export'),
    destination,
    includeSecret: z.boolean(),
    untested: z.boolean(),
  }),
  z.strictObject({ type: z.literal('look-at-form'), ...form }),
  z.strictObject({
    type: z.literal('fill-form'),
    ...form,
    tabId: z.int(),
    confirmed: z
      .array(z.strictObject({ key: id, frameId: z.int(), field: z.int() }))
      .check(minLength(1), maxLength(60)),
  }),
  z.strictObject({ type: z.literal('undo-form'), ...form, tabId: z.int() }),
  z.strictObject({ type: z.literal('observe-tab'), tabId: z.int() }),
  z.strictObject({ type: z.literal('make-report'), tabId: z.int() }),
  z.strictObject({ type: z.literal('point-at'), tabId: z.int(), fact: pointedFact }),
  z.strictObject({ type: z.literal('get-options') }),
  z.strictObject({ type: z.literal('check-recipe'), text: recipeText }),
  z.strictObject({ type: z.literal('add-recipe'), text: recipeText }),
  z.strictObject({ type: z.literal('remove-recipe'), recipeId: id }),
]);

/** Null for anything that is not a message of ours. */
export function parseContentMessage(value: unknown): ContentMessage | null {
  const result = contentMessageSchema.safeParse(value);
  return result.success ? (result.data as ContentMessage) : null;
}

export function parsePageMessage(value: unknown): PageMessage | null {
  const result = pageMessageSchema.safeParse(value);
  return result.success ? (result.data as PageMessage) : null;
}
