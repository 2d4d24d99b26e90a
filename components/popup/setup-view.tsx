import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import type { PopupActions } from './actions';
import { type Active, type TabId, tabIds } from './active';
import { CheckSummary } from './check-summary';
import { ChecksTab } from './checks-tab';
import { DeliverTab } from './deliver-tab';
import { DetailsTab } from './details-tab';
import { Glance } from './glance';
import { recall, remember } from './memory';
import { type Tab, Tabs } from './tabs';
import { TestTab } from './test-tab';
import { ValuesTab } from './values-tab';

const isTabId = (value: unknown): value is TabId => tabIds.some((id) => id === value);

interface Props {
  active: Active;
  /** The only helpdesks that may be connected; empty: any. */
  addresses: string[];
  actions: PopupActions;
  /** There is room to show the summary beside the tabs. */
  wide: boolean;
}

/** The setup under way. */
export const SetupView = ({ active, addresses, actions, wide }: Props) => {
  const [remembered, setTab] = useState<TabId>(() => recall('tab', isTabId) ?? 'glance');
  const choose = (id: TabId) => {
    remember('tab', id);
    setTab(id);
  };
  const isCheck = active.setup.purpose === 'check';
  // What was found is all there is to see of a check: it has the room to itself.
  const hasAside = wide && !isCheck;
  const tabs = tabsOf(active, hasAside);
  // A remembered part may not be one of this setup's.
  const tab = tabs.find(({ id }) => id === remembered)?.id ?? tabs[0]?.id ?? 'values';
  const glance = isCheck ? (
    <CheckSummary active={active} actions={actions} />
  ) : (
    <Glance active={active} actions={actions} onGo={choose} />
  );
  return (
    <main class={isCheck ? 'active single' : 'active'}>
      {hasAside && <aside aria-label={t('popupTabGlance')}>{glance}</aside>}
      <div class="tabbed">
        <Tabs label={t('popupTabs')} tabs={tabs} chosen={tab} onChoose={choose}>
          {tab === 'glance' ? glance : <h2 class="sr">{tabs.find(({ id }) => id === tab)?.label}</h2>}
          {tab === 'values' && <ValuesTab active={active} actions={actions} />}
          {tab === 'checks' && <ChecksTab active={active} />}
          {tab === 'test' && <TestTab active={active} actions={actions} onGo={choose} />}
          {tab === 'deliver' && <DeliverTab active={active} actions={actions} onGo={choose} />}
          {tab === 'details' && <DetailsTab active={active} addresses={addresses} actions={actions} />}
        </Tabs>
      </div>
    </main>
  );
};

/** What is only looked at is neither tested nor delivered; its findings are its checks. */
const isWork = (id: TabId) => id === 'checks' || id === 'test' || id === 'deliver';

function tabsOf({ setup, guide }: Active, hasAside: boolean): Tab<TabId>[] {
  const failed = guide.checks.filter(({ outcome, advisory }) => outcome === 'fail' && !advisory).length;
  const isCheck = setup.purpose === 'check';
  const tabs: Tab<TabId>[] = [
    { id: 'glance', label: t(isCheck ? 'popupTabFindings' : 'popupTabGlance') },
    { id: 'values', label: t('popupTabValues') },
    {
      id: 'checks',
      label: t('popupTabChecks'),
      badge: failed > 0 && (
        <span class="count" title={t('popupFailedChecks', `${failed}`)}>
          {failed}
        </span>
      ),
    },
    {
      id: 'test',
      label: t('popupTabTest'),
      badge: setup.test?.state === 'running' && <Icon name="running" />,
    },
    { id: 'deliver', label: t('popupTabDeliver') },
    { id: 'details', label: t('popupTabDetails') },
  ];
  return tabs.filter(({ id }) => !(hasAside && id === 'glance') && !(isCheck && isWork(id)));
}
