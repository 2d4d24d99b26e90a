import { useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';
import type { Variant } from '../../lib/recipes/schema';
import { Icon } from '../ui/icon';
import type { PopupActions, StartOptions, StartOutcome } from './actions';
import type { Active, TabId } from './active';
import { SecretGone } from './secret-gone';
import { TestReportView } from './test-report';
import { TestWays } from './test-ways';

/** What the admin will see and do, told before it starts. */
const explanations: Record<Variant['flow'], MessageKey> = {
  'authorization-code': 'popupTestSignIn',
  'client-credentials': 'popupTestClientCredentials',
  'resource-owner-password': 'popupTestDeviceCode',
};

const refusals: Record<Exclude<StartOutcome, 'started'>, MessageKey> = {
  refused: 'popupTestRefused',
  'no-setup': 'popupRefusedNoSetup',
  'values-missing': 'popupTestValuesMissing',
  'checks-failed': 'popupTestChecksFailed',
  'secret-gone': 'popupSecretGone',
  'mailbox-missing': 'popupTestMailboxMissing',
  'password-missing': 'popupRefusedEmpty',
  'not-for-this': 'popupTestNotForThis',
};

interface Props {
  active: Active;
  actions: PopupActions;
  onGo(tab: TabId): void;
}

/** Rehearses the helpdesk's own sign-in with exactly the values that will be delivered. */
export const TestTab = ({ active, actions, onGo }: Props) => {
  const { setup, variant, guide } = active;
  const [outcome, setOutcome] = useState<StartOutcome>('started');
  const { test } = setup;
  const running = test?.state === 'running';
  const mailbox = setup.answers.mailbox ?? t('popupTestTheMailbox');
  const isDelegate = variant.signIn?.account === 'delegate';
  const start = async (options?: StartOptions) => setOutcome(await actions.onStartTest(options));
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
        {outcome !== 'started' && (
          <p class="note danger" role="alert">
            <Icon name="fail" />
            {t(refusals[outcome])}
          </p>
        )}
        <div class="buttons">
          {running ? (
            <button type="button" onClick={() => actions.cancelTest()}>
              {t('popupTestCancel')}
            </button>
          ) : (
            <button type="button" class="main" disabled={!guide.readyToTest} onClick={() => start()}>
              {t(test ? 'popupTestAgain' : 'popupTestStart')}
            </button>
          )}
        </div>
        {!running && guide.readyToTest && <TestWays active={active} onStart={start} />}
      </section>
      {test && <TestReportView active={active} test={test} onGo={onGo} />}
    </>
  );
};
