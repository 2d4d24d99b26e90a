import { useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';
import type { Variant } from '../../lib/recipes/schema';
import { Icon } from '../ui/icon';
import type { PopupActions } from './actions';
import type { Active, TabId } from './active';
import { SecretGone } from './secret-gone';
import { TestReportView } from './test-report';

/** What the admin will see and do, told before it starts. */
const explanations: Record<Variant['flow'], MessageKey> = {
  'authorization-code': 'popupTestSignIn',
  'client-credentials': 'popupTestClientCredentials',
  'resource-owner-password': 'popupTestDeviceCode',
};

interface Props {
  active: Active;
  actions: PopupActions;
  onGo(tab: TabId): void;
}

/** Rehearses the helpdesk's own sign-in with exactly the values that will be delivered. */
export const TestTab = ({ active: { setup, variant, guide }, actions, onGo }: Props) => {
  const [refused, setRefused] = useState(false);
  const { test } = setup;
  const running = test?.state === 'running';
  const mailbox = setup.answers.mailbox ?? t('popupTestTheMailbox');
  const isDelegate = variant.signIn?.account === 'delegate';
  const start = async () => setRefused((await actions.onStartTest()) === 'refused');
  return (
    <>
      <section class="card">
        <h3>{t('popupTestTitle')}</h3>
        <p>{t(explanations[variant.flow], isDelegate ? t('popupTestDelegate', mailbox) : mailbox)}</p>
        <p class="muted">{t('popupTestPromise')}</p>
        {guide.secretGone && <SecretGone onGo={onGo} />}
        {!guide.readyToTest && !guide.secretGone && (
          <p class="note info">
            <Icon name="info" />
            <span>
              {t('popupTestNotReady')}{' '}
              <button type="button" class="link" onClick={() => onGo('checks')}>
                {t('popupTabChecks')}
              </button>
            </span>
          </p>
        )}
        {refused && (
          <p class="note danger" role="alert">
            <Icon name="fail" />
            {t('popupTestRefused')}
          </p>
        )}
        <div class="buttons">
          {running ? (
            <button type="button" onClick={() => actions.cancelTest()}>
              {t('popupTestCancel')}
            </button>
          ) : (
            <button type="button" class="main" disabled={!guide.readyToTest} onClick={start}>
              {t(test ? 'popupTestAgain' : 'popupTestStart')}
            </button>
          )}
        </div>
      </section>
      {test && <TestReportView test={test} stale={guide.testIsStale} onGo={onGo} />}
    </>
  );
};
