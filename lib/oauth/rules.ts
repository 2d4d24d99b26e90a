import { isLocalHttp } from '../local-http';
import type { Authority } from './authority';

/**
 * The session rules of a test (knowledge/oauth.md §1.2 and §2.2). Plain data in the shape of declarativeNetRequest, so
 * that the extension API stays outside.
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
 * For a tab in which a test's sign-in may still be finished although the test is over, or was begun elsewhere. The rule
 * of the package knows such an answer by its `state`; in a form post that is in the body, which no rule sees.
 */
export const postedAnswerRule = (id: number, tabId: number, redirectUri: string) => {
  const rule = callbackRule(id, tabId, redirectUri);
  return { ...rule, condition: { ...rule.condition, requestMethods: ['post' as const] } };
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
