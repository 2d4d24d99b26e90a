import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import type { PopupActions } from './actions';
import type { Active, TabId } from './active';
import { Afterwards } from './afterwards';
import { EndpointDelivery } from './endpoint-delivery';
import { isEndpoint } from './endpoint-words';
import { FileExport, isFileKind } from './file-export';
import { FinishCard } from './finish-card';
import { FormDelivery } from './form-delivery';
import { ReceiptList } from './receipt-list';
import { SealedFor } from './sealed-for';
import { SecretGone } from './secret-gone';
import { isSessionKind, SessionDelivery } from './session-delivery';
import { SettingsPreview } from './settings-preview';
import { bodyToSend, settingsToSend } from './settings-to-send';

interface Props {
  active: Active;
  actions: PopupActions;
  onGo(tab: TabId): void;
}

/** Hands the settings over: locked until a test of exactly these values has passed, or the admin says otherwise. */
export const DeliverTab = ({ active, actions, onGo }: Props) => {
  const [override, setOverride] = useState(false);
  const { setup, variant, guide } = active;
  const filled = settingsToSend(active);
  const { sealingKey, vendor } = active.recipe;
  const sealed = sealingKey && <SealedFor vendor={vendor} sealingKey={sealingKey} />;
  const open = guide.unlocked || override;
  const untested = override && !guide.unlocked;
  return (
    <>
      {guide.unlocked ? (
        <p class="note good">
          <Icon name="pass" />
          {t('popupUnlocked')}
        </p>
      ) : (
        <section class="note warning" aria-label={t('popupLocked')}>
          <Icon name="warn" />
          <div>
            <b>{t('popupLocked')}</b>
            <p>{t(guide.testIsStale ? 'popupLockedStale' : 'popupLockedUntested')}</p>
            <button type="button" onClick={() => onGo('test')}>
              {t('popupGoToTest')}
            </button>
            <label class="check-line">
              <input
                type="checkbox"
                checked={override}
                onChange={(event) => setOverride(event.currentTarget.checked)}
              />
              {t('popupOverride')}
            </label>
          </div>
        </section>
      )}
      {guide.secretGone && <SecretGone onGo={onGo} />}
      <ReceiptList receipts={setup.receipts} fingerprint={guide.fingerprint} />
      {setup.receipts.length > 0 && <Afterwards active={active} />}
      {setup.receipts.length > 0 && <FinishCard onFinish={actions.finishSetup} />}
      <section class="card">
        <SettingsPreview {...filled} />
      </section>
      {variant.destinations.map((spec, index) => {
        if (isEndpoint(spec)) {
          return (
            <EndpointDelivery
              key={spec.kind}
              spec={spec}
              setupId={setup.id}
              helpdeskUrl={setup.answers.helpdeskUrl ?? null}
              locked={!open || guide.secretGone || filled.missing.length > 0}
              preview={spec.kind === 'settings-endpoint' ? bodyToSend(active, untested) : null}
              handOver={setup.handOver ?? null}
              sealed={sealed}
              onDeliver={(token, address) =>
                token === null
                  ? actions.deliverHandedOver(index, untested)
                  : actions.deliver(index, token, untested, address)
              }
            />
          );
        }
        if (spec.kind === 'form-fill') {
          return (
            <FormDelivery
              key={spec.kind + spec.page}
              page={spec.page}
              helpdeskUrl={setup.answers.helpdeskUrl ?? null}
              settings={filled.settings}
              locked={!open || guide.secretGone || filled.missing.length > 0}
              onLook={() => actions.lookAtForm(index, untested)}
              onFill={(tabId, confirmed) => actions.fillForm(index, untested, tabId, confirmed)}
              onUndo={(tabId) => actions.undoForm(index, untested, tabId)}
              onEnterAddress={() => onGo('details')}
            />
          );
        }
        if (isSessionKind(spec.kind)) {
          return (
            <SessionDelivery
              key={spec.kind}
              kind={spec.kind}
              helpdeskUrl={setup.answers.helpdeskUrl ?? null}
              locked={!open || guide.secretGone || filled.missing.length > 0}
              onLook={(place) => actions.lookInto(index, place)}
              onDeliver={(place, version) => actions.deliverInSession(index, place, version, untested)}
              onFill={() => actions.fillInSession(index, untested)}
            />
          );
        }
        // A way that isn't built yet is not offered: docs/helpdesks.md says which.
        if (!isFileKind(spec.kind)) return null;
        return (
          <FileExport
            key={spec.kind}
            kind={spec.kind}
            hasSecret={setup.secret?.held === true && filled.settings.some(({ secret }) => secret)}
            sealed={sealed}
            locked={!open}
            onExport={(includeSecret) => actions.exportTo(index, includeSecret, untested)}
          />
        );
      })}
    </>
  );
};
