import type { Message } from './i18n';
import type { TypedFact } from './messages';
import { endpointKind, findGuid, isBlank, isCut, isSecretValue } from './portal/shapes';
import type { Labels } from './portal/types';

/** Values that an admin may point at on the page. */
export const pointedFacts = [
  'displayName',
  'clientId',
  'tenantId',
  'objectId',
  'authorizationEndpoint',
  'tokenEndpoint',
  'secret',
] as const satisfies readonly (TypedFact | 'secret')[];
export type PointedFact = (typeof pointedFacts)[number];

/** What each frame needs to let the admin point at a value. */
export interface PointOrder {
  fact: PointedFact;
  labels: Labels[];
  /** What the admin is to do. */
  ask: Message;
  refusals: Record<PointRefusal, Message>;
}

/** Why what was pointed at is not taken. */
export type PointRefusal =
  | 'empty'
  | 'cut'
  | 'not-a-guid'
  | 'not-an-endpoint'
  | 'other-endpoint'
  | 'not-a-secret'
  | 'masked'
  | 'secret-id'
  /** The page itself says that it is something else. */
  | 'other-label'
  | 'other-app'
  /** The setup that it was for is no longer the one under way. */
  | 'gone';

export type PointedReply = { ok: true } | { ok: false; reason: PointRefusal };

/** The value that a text holds, if it has the value's shape. */
export function parsePointed(fact: PointedFact, text: string): string | null {
  switch (fact) {
    case 'clientId':
    case 'tenantId':
    case 'objectId':
      return findGuid(text);
    case 'authorizationEndpoint':
      return endpointKind(text) === 'authorize' ? text : null;
    case 'tokenEndpoint':
      return endpointKind(text) === 'token' ? text : null;
    case 'secret':
      return isSecretValue(text) ? text : null;
    case 'displayName':
      return text.length <= 200 && !isBlank(text) && !isCut(text) ? text : null;
  }
}

/** What is wrong with a text that was pointed at. */
export function refuseText(fact: PointedFact, text: string): PointRefusal {
  if (isBlank(text)) return 'empty';
  if (fact === 'secret') {
    if (findGuid(text)) return 'secret-id';
    if (/[*•●]{2}/.test(text)) return 'masked';
  }
  if (isCut(text)) return 'cut';
  if (fact === 'secret') return 'not-a-secret';
  if (fact === 'authorizationEndpoint' || fact === 'tokenEndpoint')
    return endpointKind(text) ? 'other-endpoint' : 'not-an-endpoint';
  return fact === 'displayName' ? 'empty' : 'not-a-guid';
}
