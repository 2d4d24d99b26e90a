const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Stands where there is no ID yet, and is nobody's. */
const nilGuid = '00000000-0000-0000-0000-000000000000';

/** Without what cannot be seen, and with one kind of hyphen, in lower case. */
const compact = (text: string): string =>
  text
    .replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase();

/** All GUIDs in a text, in lower case. */
export const guidsIn = (text: string): string[] => compact(text).match(guid) ?? [];

/** The one GUID that a text consists of, in lower case; null when there is other text, or another GUID. */
export function findGuid(text: string): string | null {
  const whole = compact(text);
  const found = new Set(whole.match(guid) ?? []);
  const [only] = found;
  const isAll = only && found.size === 1 && !/[\p{L}\p{N}]/u.test(whole.replaceAll(only, ''));
  return isAll && only !== nilGuid ? only : null;
}

/** Cut off for want of room: the rest may be in a title. */
export const isCut = (text: string): boolean => /(…|\.{3})$/.test(text.trim());

/** Not there yet: the portal writes dashes while it loads (knowledge/portal.md §4.4). */
export const isBlank = (text: string): boolean => /^[-–—.…·⋯⋮\s]*$/.test(text);

/**
 * A client secret in full. Masked text, a GUID, a cut text and anything with spaces is not one
 * (knowledge/portal.md §5.5: 40 characters today, other lengths and signs in older ones).
 */
export const isSecretValue = (text: string): boolean =>
  /^[\x21-\x7e]{16,100}$/.test(text) && !/\*{2}|\.{3}$|(.)\1{5}/.test(text) && !findGuid(text);

const endpoint =
  /^https:\/\/(?:login\.(?:microsoftonline\.(?:com|us|de)|partner\.microsoftonline\.cn|windows\.net)|[a-z0-9-]+\.ciamlogin\.com)\/[\w.-]+\/oauth2\/v2\.0\/(authorize|token)$/i;

/** Which of the two v2 endpoints an address is (knowledge/portal.md §5.4). */
export const endpointKind = (text: string): 'authorize' | 'token' | null =>
  (endpoint.exec(text)?.[1]?.toLowerCase() as 'authorize' | 'token' | undefined) ?? null;

/** An address that an app can be sent back to, in whole: any scheme, no spaces. */
export const isRedirectUri = (text: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:\/\/[^\s<>"…]+|urn:[^\s…]+)$/i.test(text) && !isCut(text);
