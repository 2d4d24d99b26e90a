import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { SecretSummary } from '../../lib/setup/types';
import { Icon } from '../ui/icon';

interface Props {
  secret: SecretSummary;
  onReveal(): Promise<string | null>;
}

/** Shows the secret while the button is held, by pointer or by Space or Enter; the value lives no longer than that. */
export const SecretReveal = ({ secret, onReveal }: Props) => {
  const [held, setHeld] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!held) return;
    let current = true;
    void onReveal().then((value) => current && setShown(value));
    return () => {
      current = false;
      setShown(null);
    };
  }, [held, onReveal]);

  const hold = () => setHeld(true);
  const letGo = () => setHeld(false);
  const isPress = (event: KeyboardEvent) => event.key === ' ' || event.key === 'Enter';
  const copy = async () => {
    const value = await onReveal();
    if (value) await navigator.clipboard.writeText(value);
    setCopied(value !== null);
  };
  return (
    <>
      <code>{(held && shown) || `••••••••••••${secret.endsIn}`}</code>
      <div class="buttons">
        <button
          type="button"
          class="small"
          aria-pressed={held}
          onPointerDown={hold}
          onPointerUp={letGo}
          onPointerLeave={letGo}
          onPointerCancel={letGo}
          onBlur={letGo}
          onKeyDown={(event) => isPress(event) && hold()}
          onKeyUp={letGo}
        >
          {t('popupSecretHold')}
        </button>
        <button type="button" class="small" onClick={copy} aria-label={t('panelCopyLabel', t('panelSecret'))}>
          <Icon name={copied ? 'pass' : 'copy'} />
          {t(copied ? 'panelCopied' : 'panelCopy')}
        </button>
      </div>
    </>
  );
};
