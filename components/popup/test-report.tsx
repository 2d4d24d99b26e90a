import { testedWith } from '../../lib/delivery/test-record';
import { type MessageKey, t } from '../../lib/i18n';
import type { TestReport } from '../../lib/oauth/types';
import { Icon, type IconName } from '../ui/icon';
import type { Active, TabId } from './active';
import { dateTime } from './date-time';
import { DeviceCode } from './device-code';
import { StageItem, stageName } from './stage-item';
import { TestFailure } from './test-failure';

const states: Record<TestReport['state'], [IconName, MessageKey]> = {
  running: ['running', 'popupTestRunning'],
  passed: ['pass', 'popupTestPassed'],
  failed: ['fail', 'popupTestFailed'],
  cancelled: ['skipped', 'popupTestCancelled'],
};

interface Props {
  active: Active;
  test: TestReport;
  onGo(tab: TabId): void;
}

export const TestReportView = ({ active, test, onGo }: Props) => {
  // The values have changed since.
  const stale = active.guide.testIsStale;
  const [icon, word] =
    stale && test.state !== 'running' ? (['unknown', 'popupTestStale'] as const) : states[test.state];
  const running = test.stages.find(({ outcome }) => outcome === 'running');
  return (
    <section class="card report">
      <h3 class={icon}>
        <Icon name={icon} />
        {t(word)}
      </h3>
      <p class="sr" role="status">
        {t(word)} {running && stageName(running.id)}
      </p>
      {test.deviceCode && <DeviceCode {...test.deviceCode} />}
      {test.failure && <TestFailure active={active} failure={test.failure} onGo={onGo} />}
      <ol class="stages">
        {test.stages.map((stage) => (
          <StageItem key={stage.id} stage={stage} />
        ))}
      </ol>
      <dl class="summary">
        {test.account && (
          <>
            <dt>{t('popupTestAccount')}</dt>
            <dd>{test.account}</dd>
          </>
        )}
        {test.grantedScopes.length > 0 && (
          <>
            <dt>{t('popupTestScopes')}</dt>
            <dd>
              {test.grantedScopes.map((scope) => (
                <code key={scope} class="block">
                  {scope}
                </code>
              ))}
            </dd>
          </>
        )}
        {test.tenantId && (
          <>
            <dt>{t('popupTestTenant')}</dt>
            <dd>
              <code>{test.tenantId}</code>
            </dd>
          </>
        )}
        <dt>{t('popupTestStarted')}</dt>
        <dd>{dateTime(test.startedAt)}</dd>
        {test.endedAt && (
          <>
            <dt>{t('popupTestEnded')}</dt>
            <dd>{dateTime(test.endedAt)}</dd>
          </>
        )}
        {test.versions.waymark && (
          <>
            <dt>{t('popupTestVersions')}</dt>
            <dd>{testedWith(test.versions)}</dd>
          </>
        )}
      </dl>
    </section>
  );
};
