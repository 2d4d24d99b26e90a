import { endpointAddress } from '../delivery/endpoint-address';
import { safeAddress } from '../delivery/safe-address';
import { type Message, message } from '../i18n';
import type { DestinationSpec, Recipe, Variant } from '../recipes/schema';
import type { Setup } from '../setup/types';
import { type HandOverDocument, handOverSchema } from './document-schema';
import { longestDocument } from './places';
import { isPlainName } from './plain-name';
import type { HandOver, HandOverSource } from './types';

export type Judgement =
  | { ok: true; handOver: HandOver; token: string | null }
  | { ok: false; reasons: Message[] };

export interface Circumstances {
  /** Of the page or the document, as the browser says. */
  origin: string;
  source: HandOverSource;
  recipes: readonly Recipe[];
  /** Milliseconds since the epoch. */
  now: number;
}

/** A token is kept no longer, whatever its helpdesk says. */
export const longestTokenLife = 24 * 60 * 60 * 1000;

const refuse = (...reasons: Message[]): Judgement => ({ ok: false, reasons });

/** What a document asks for, whole or not at all. A page speaks for its own origin alone. */
export function judgeHandOver(text: string, circumstances: Circumstances): Judgement {
  if (text.length > longestDocument) return refuse(message('handOverTooLarge', `${longestDocument / 1024}`));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(message('handOverNotJson'));
  }
  const parsed = handOverSchema.safeParse(value);
  if (!parsed.success) {
    const fields = parsed.error.issues.flatMap(({ path, ...issue }) =>
      issue.code === 'unrecognized_keys' ? issue.keys : [path.map(String).join('.') || 'format'],
    );
    return refuse(...[...new Set(fields)].slice(0, 5).map((name) => message('handOverField', shown(name))));
  }
  const document = parsed.data;
  const recipe = circumstances.recipes.find(({ id }) => id === document.recipe);
  const variant = recipe && findVariant(recipe, document.variant);
  if (!recipe || !variant) {
    const wanted = [document.recipe, document.variant].filter(Boolean).join('/');
    return refuse(message('handOverRecipe', wanted));
  }
  const endpoint = endpointOf(document, variant);
  const reasons = [
    ...wrongAddresses(document, circumstances.origin),
    ...wrongToken(document, circumstances),
    ...(document.name !== undefined && !isPlainName(document.name) ? [message('handOverName', 'name')] : []),
    ...(variant.redirectUri && document.redirectUri === undefined
      ? [message('handOverField', 'redirectUri')]
      : []),
    ...(endpoint === null && (document.settingsEndpoint ?? document.token) !== undefined
      ? [message('handOverEndpoint', recipe.name)]
      : []),
  ];
  if (reasons.length > 0) return refuse(...reasons);
  const { token = null } = document;
  return {
    ok: true,
    token,
    handOver: {
      origin: circumstances.origin,
      recipeId: recipe.id,
      variantId: variant.id,
      name: document.name ?? null,
      answers: answersOf(document, recipe, variant),
      redirectUri: variant.redirectUri ? (document.redirectUri ?? null) : null,
      endpoint,
      tokenUntil:
        token === null
          ? null
          : Math.min(Date.parse(document.expires ?? ''), circumstances.now + longestTokenLife),
    },
  };
}

const findVariant = ({ variants }: Recipe, id: string | undefined): Variant | undefined =>
  id === undefined
    ? (variants.find(({ recommended }) => recommended) ?? variants[0])
    : variants.find((variant) => variant.id === id);

const addressFields = ['helpdeskUrl', 'redirectUri', 'settingsEndpoint'] as const;

const wrongAddresses = (document: HandOverDocument, origin: string): Message[] =>
  addressFields.flatMap((field) => {
    const text = document[field];
    if (text === undefined) return [];
    const url = safeAddress(text);
    if (!url || text.includes('#')) return [message('handOverUnsafe', field)];
    return url.origin === origin ? [] : [message('handOverOtherOrigin', field, url.origin, origin)];
  });

function wrongToken({ token, expires }: HandOverDocument, { source, now }: Circumstances): Message[] {
  if (token === undefined) return [];
  if (source === 'well-known') return [message('handOverPublicToken')];
  if (expires === undefined) return [message('handOverField', 'expires')];
  return Date.parse(expires) > now ? [] : [message('handOverExpired')];
}

/** Null where the recipe delivers to none, or to another. */
function endpointOf({ settingsEndpoint, helpdeskUrl }: HandOverDocument, variant: Variant): string | null {
  const spec = variant.destinations.find(
    (destination): destination is Extract<DestinationSpec, { kind: 'settings-endpoint' }> =>
      destination.kind === 'settings-endpoint',
  );
  const address = spec && endpointAddress(spec, { helpdeskUrl, address: settingsEndpoint ?? null })?.href;
  if (address === undefined) return null;
  return settingsEndpoint === undefined || new URL(settingsEndpoint).href === address ? address : null;
}

/** As the recipe's form would have them: `helpdeskUrl` is the redirect URI where a recipe asks for that to the letter. */
function answersOf(document: HandOverDocument, { questions }: Recipe, variant: Variant): Setup['answers'] {
  const question = questions.find(({ id }) => id === 'helpdeskUrl');
  const { origin, pathname } = new URL(document.helpdeskUrl);
  const helpdeskUrl =
    question?.kind === 'exact-url'
      ? variant.redirectUri && document.redirectUri
      : question && `${origin}${pathname.replace(/\/+$/, '')}`;
  const mailbox = questions.some(({ id }) => id === 'mailbox') ? document.mailbox : undefined;
  return { ...(helpdeskUrl && { helpdeskUrl }), ...(mailbox && { mailbox }) };
}

/** Names come from the document: only what can't deceive is repeated. */
const shown = (name: string): string => name.replace(/[^\w.-]/g, '?').slice(0, 40);
