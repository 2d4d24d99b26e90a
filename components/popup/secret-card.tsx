import { useState } from 'preact/hooks';
import type { Guide } from '../../lib/guide/types';
import { t } from '../../lib/i18n';
import type { SecretSummary } from '../../lib/setup/types';
import { Icon } from '../ui/icon';
import { secretMistake } from '../ui/secret-mistake';
import { originName } from '../ui/words';
import type { PopupActions } from './actions';
import { ConfirmButton } from './confirm-button';
import { SecretReveal } from './secret-reveal';
import { ValueEditor } from './value-editor';

interface Props {
  secret: SecretSummary | null;
  advice: string;
  guide: Guide;
  actions: PopupActions;
}

/** The client secret, masked. Its value is asked for only while a button is held down. */
export const SecretCard = ({ secret, advice, guide, actions }: Props) => {
  const [editing, setEditing] = useState(false);
  const mistake = secret && secretMistake(secret, guide);
  return (
    <section class="card">
      <div class="fact-head">
        <h3>{t('panelSecret')}</h3>
        {secret && <span class={`badge ${secret.origin}`}>{originName(secret.origin)}</span>}
      </div>
      {secret ? (
        <>
          {secret.held ? (
            <SecretReveal secret={secret} onReveal={actions.revealSecret} />
          ) : (
            <>
              <code>{`••••••••••••${secret.endsIn}`}</code>
              <p class="note info">
                <Icon name="info" />
                {t('popupSecretGone')}
              </p>
            </>
          )}
          <p class="muted">
            {secret.expires
              ? t('popupSecretExpires', { date: secret.expires })
              : t('popupSecretExpiryUnknown')}
          </p>
          {mistake && (
            <p class="note danger" role="alert">
              <Icon name="fail" />
              {mistake}
            </p>
          )}
        </>
      ) : (
        <p class="muted">{t('popupSecretNone')}</p>
      )}
      <p class="muted">{advice}</p>
      {editing ? (
        <ValueEditor
          secret
          label={t('panelSecret')}
          value=""
          onSave={actions.setSecret}
          onPoint={() => actions.pointAt('secret')}
          onClose={() => setEditing(false)}
        />
      ) : (
        <div class="buttons">
          <button type="button" onClick={() => setEditing(true)}>
            {t(secret ? 'popupSecretReplace' : 'popupSecretPaste')}
          </button>
          {secret && !secret.keptSafe && (
            <button type="button" onClick={() => actions.secretKeptSafe()}>
              {t('panelSecretKeptSafe')}
            </button>
          )}
          {secret && (
            <ConfirmButton
              label={t('popupSecretForget')}
              question={t('popupSecretForgetSure')}
              onConfirm={() => actions.setSecret(null)}
            />
          )}
        </div>
      )}
    </section>
  );
};
