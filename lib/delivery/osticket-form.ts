import type { PageDigest, PageField } from './session/types';

/**
 * The pop-up "Config" of an email in osTicket. Its fields have another name in every session, so they are told by
 * their order and by what they hold (knowledge/helpdesks.md §2.2c). Null: not a form that is known, so not one to touch.
 */

export type IdpName =
  | 'redirectUri'
  | 'clientId'
  | 'clientSecret'
  | 'urlAuthorize'
  | 'urlAccessToken'
  | 'urlResourceOwnerDetails'
  | 'scopes'
  | 'attr_email';

export interface OsticketForm {
  /** By their plain names. The plugin from before October 2024 has the owner's address too. */
  idp: Partial<Record<IdpName, PageField>> & Record<Required, PageField>;
  /** Status, name, strict matching and notes, which have plain names. */
  info: PageField[];
}

type Required = Exclude<IdpName, 'urlResourceOwnerDetails' | 'attr_email'>;

const isCallback = ({ value }: PageField) => /\/api\/auth\/oauth2$/i.test(value);
const isAddress = ({ value }: PageField) => /^https?:\/\/\S+$/.test(value);
/** No address of a page holds a blank, and no address is named like a permission. */
const isScopes = ({ value }: PageField) => value === '' || /\s|offline_access|\.All$|Mail\./.test(value);

export function readForm({ fields }: Pick<PageDigest, 'fields'>): OsticketForm | null {
  const idp = fields.filter(({ section, control }) => section === 'idp' && control !== 'hidden');
  const info = fields.filter(({ section }) => section === 'info');
  const [redirectUri, clientId, clientSecret, urlAuthorize, urlAccessToken, ...rest] = idp;
  if (!redirectUri || !clientId || !clientSecret || !urlAuthorize || !urlAccessToken) return null;
  if (!isCallback(redirectUri) || clientSecret.control !== 'password') return null;
  if (idp.filter(({ control }) => control === 'password').length !== 1 || idp.filter(isCallback).length !== 1)
    return null;
  // Empty only where somebody has emptied them: they begin with Microsoft's.
  if (![urlAuthorize, urlAccessToken].every((field) => field.value === '' || isAddress(field))) return null;
  const [first, second, third, ...more] = rest;
  if (!first || more.length > 0) return null;
  const known = { redirectUri, clientId, clientSecret, urlAuthorize, urlAccessToken };
  if (third && second && !isScopes(first) && isScopes(second))
    return { idp: { ...known, urlResourceOwnerDetails: first, scopes: second, attr_email: third }, info };
  if (third || !isScopes(first) || (second && /[\s/]/.test(second.value))) return null;
  return { idp: { ...known, scopes: first, ...(second && { attr_email: second }) }, info };
}

/** What the form would send as it stands, by plain names. */
export function valuesOf({ idp, info }: OsticketForm): Map<string, string> {
  const values = new Map(Object.entries(idp).map(([name, { value }]) => [name, value]));
  for (const { name, control, value, checked } of info) {
    if (control === 'checkbox' ? checked : true) values.set(name, value);
  }
  return values;
}

/**
 * The fields of any such form that are told with certainty, each by itself: what else is there may be new. By their
 * place among `fields`.
 */
export function certainFields(fields: PageField[]): Partial<Record<IdpName, number>> {
  const only = (matches: (field: PageField) => boolean): number | undefined => {
    const found = fields.flatMap((field, index) => (matches(field) ? [index] : []));
    return found.length === 1 ? found[0] : undefined;
  };
  const secret = only(({ control }) => control === 'password');
  const callback = only(isCallback);
  const places = {
    redirectUri: callback,
    // Between the callback and the secret there is one field, and no other.
    clientId: secret !== undefined && callback === secret - 2 ? secret - 1 : undefined,
    clientSecret: secret,
    urlAuthorize: only(({ value }) => /^https:\/\/login\.\S+\/authorize$/.test(value)),
    urlAccessToken: only(({ value }) => /^https:\/\/login\.\S+\/token$/.test(value)),
    scopes: only(({ control, value }) => control === 'text' && value.includes('offline_access')),
  };
  return Object.fromEntries(Object.entries(places).filter(([, index]) => index !== undefined));
}
