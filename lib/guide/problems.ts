import { type Message, type MessageKey, message } from '../i18n';
import type { PortalWord } from '../message-params';
import type { FactName, Problem } from '../portal/types';
import { portalWord } from './portal-words';

/** Why a value was not read, in words. */
export interface SaidProblem {
  fact: FactName | null;
  text: Message;
}

const texts: Record<Problem['code'], MessageKey> = {
  ambiguous: 'panelProblemAmbiguous',
  collapsed: 'panelProblemCollapsed',
  'other-app': 'panelProblemOtherApp',
  'partial-list': 'panelProblemPartialList',
  'enterprise-application': 'panelProblemEnterpriseApplication',
  'unreadable-date': 'panelProblemUnreadableDate',
  unsaved: 'panelProblemUnsaved',
  'not-a-value': 'panelProblemNotAValue',
  truncated: 'panelProblemTruncated',
  loading: 'panelProblemLoading',
  'broken-capture': 'panelProblemBrokenCapture',
};

/** In the text, after what a person needs to look at it. */
const words: { [C in Problem['code']]?: PortalWord[] } = {
  'enterprise-application': [portalWord('objectId')],
};

export const sayProblem = ({ code, fact, detail }: Problem): SaidProblem => ({
  fact,
  text: message(texts[code], detail, ...(words[code] ?? [])),
});
