import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import type { StartOptions } from './actions';
import type { Active } from './active';

interface Props {
  active: Active;
  onStart(options: StartOptions): Promise<void>;
}

/** What may be tried beyond the plain test, where the helpdesk's way of signing in has it. */
export const TestWays = ({ active: { setup, variant }, onStart }: Props) => {
  if (variant.flow === 'authorization-code') {
    return (
      <details open={setup.test?.failure?.advice.check === 'admin-consent'}>
        <summary>{t('popupTestConsentTitle')}</summary>
        <p>{t('popupTestConsentHow')}</p>
        <p class="muted">{variant.scopes.values.join(' ')}</p>
        <button type="button" onClick={() => onStart({ consent: true })}>
          {t('popupTestConsentStart')}
        </button>
      </details>
    );
  }
  return variant.flow === 'resource-owner-password' ? (
    <details>
      <summary>{t('popupTestPasswordTitle')}</summary>
      <PasswordForm mailbox={setup.answers.mailbox ?? ''} onStart={onStart} />
    </details>
  ) : null;
};

/** The password is in this field until it is sent, and nowhere afterwards. */
const PasswordForm = ({ mailbox, onStart }: { mailbox: string; onStart: Props['onStart'] }) => {
  const id = useId();
  const [password, setPassword] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    setPassword('');
    void onStart({ password });
  };
  return (
    <form onSubmit={submit} noValidate autocomplete="off">
      <p>{t('popupTestPasswordHow')}</p>
      <p class="note info">
        <Icon name="info" />
        {t('popupTestPasswordKept')}
      </p>
      <label for={id}>{t('popupTestPasswordLabel', mailbox || t('popupTestTheMailbox'))}</label>
      <div class="editor">
        <input
          id={id}
          type="password"
          autocomplete="off"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
        <button type="submit" disabled={password === ''}>
          {t('popupTestPasswordStart')}
        </button>
      </div>
    </form>
  );
};
