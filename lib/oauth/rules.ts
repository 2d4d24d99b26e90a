import { isLocalHttp } from '../local-http';
import type { Authority } from './authority';

/**
 * The two session rules of a test (knowledge/oauth.md §1.2 and §2.2). Plain data in the shape of
 * declarativeNetRequest, so that the extension API stays outside.
 */

const escapeRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Keeps the answer from reaching the helpdesk, in the test's tab alone. `block`, never `redirect`: without the
 * host permission a redirect rule is ignored and the code leaks. Rules see the fragment too.
 */
export const callbackRule = (id: number, tabId: number, redirectUri: string) => {
  const { origin, pathname } = new URL(redirectUri);
  return {
    id,
    priority: 1,
    action: { type: 'block' as const },
    condition: {
      regexFilter: `^${escapeRegex(origin + pathname)}([?#].*)?$`,
      isUrlFilterCaseSensitive: true,
      tabIds: [tabId],
      resourceTypes: ['main_frame' as const],
    },
  };
};

/**
 * What stays of it where the test's tab stays: the sign-in there may still be finished after the test is over. Only
 * this test's answer is kept back, so that the helpdesk's own sign-in works in that tab too.
 */
export const lateAnswerRule = (id: number, tabId: number, redirectUri: string, state: string) => {
  const rule = callbackRule(id, tabId, redirectUri);
  const { origin, pathname } = new URL(redirectUri);
  const regexFilter = `^${escapeRegex(origin + pathname)}[?#](.*[?&#])?state=${escapeRegex(state)}([&#].*)?$`;
  return { ...rule, condition: { ...rule.condition, regexFilter } };
};

/**
 * Entra refuses a secret from a browser, which it knows by the Origin header. `initiatorDomains` leaves the
 * requests of web pages alone, whose Origin is needed.
 */
export const originRule = (id: number, authority: Authority, initiator: string) => ({
  id,
  priority: 1,
  action: {
    type: 'modifyHeaders' as const,
    requestHeaders: [{ header: 'origin', operation: 'remove' as const }],
  },
  condition: {
    regexFilter: `^(${[authority.token, authority.deviceCode].map(escapeRegex).join('|')})$`,
    isUrlFilterCaseSensitive: true,
    initiatorDomains: [initiator],
    requestMethods: ['post' as const],
    resourceTypes: ['xmlhttprequest' as const],
  },
});

/** The permission that rules, listeners and requests need for an address: match patterns take no port. */
export function permissionPattern(address: string): string {
  const url = new URL(address);
  return `${isLocalHttp(url) ? 'http' : 'https'}://${url.hostname}/*`;
}
