import { portalWord } from '../guide/portal-words';
import { type Message, type MessageKey, message, t } from '../i18n';
import type { PortalWord } from '../message-params';
import type { PointedFact, PointOrder, PointRefusal } from '../pointing';

/** What the page calls it; in our own words where it has no label that helps. */
const names: Record<PointedFact, PortalWord | MessageKey> = {
  displayName: 'panelFactDisplayName',
  clientId: portalWord('clientId'),
  tenantId: portalWord('tenantId'),
  objectId: portalWord('objectId'),
  authorizationEndpoint: 'panelFactAuthorizationEndpoint',
  tokenEndpoint: 'panelFactTokenEndpoint',
  secret: 'panelSecret',
};

const refusals: Record<PointRefusal, Message> = {
  empty: message('pointRefusedEmpty'),
  cut: message('pointRefusedCut'),
  'not-a-guid': message('pointRefusedNotGuid'),
  'not-an-endpoint': message('pointRefusedNotEndpoint'),
  'other-endpoint': message('pointRefusedOtherEndpoint'),
  'not-a-secret': message('pointRefusedNotSecret'),
  masked: message('pointRefusedMasked'),
  'secret-id': message('pointRefusedSecretId', portalWord('secretId'), portalWord('value')),
  'other-label': message('pointRefusedOtherLabel'),
  'other-app': message('pointRefusedOtherApp'),
  gone: message('pointRefusedGone'),
};

/** What the admin is told while they point at a value. */
export function pointingWords(fact: PointedFact): Pick<PointOrder, 'ask' | 'refusals'> {
  const name = names[fact];
  return { ask: message('pointAsk', typeof name === 'string' ? t(name) : name), refusals };
}
