import { type MessageKey, t } from '../../lib/i18n';
import type { Problem } from '../../lib/portal/types';
import { Icon } from '../ui/icon';
import { factName } from '../ui/words';

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

/** What could not be read on this page, and why. */
export const Problems = ({ problems }: { problems: Problem[] }) => (
  <ul class="problems">
    {problems.map(({ code, fact, detail }) => (
      <li class="check unknown" key={code + fact}>
        <Icon name="unknown" />
        <div>
          {fact && <b>{factName(fact)}: </b>}
          {t(texts[code], detail)}
        </div>
      </li>
    ))}
  </ul>
);
