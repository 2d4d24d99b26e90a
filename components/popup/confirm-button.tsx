import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';

interface Props {
  label: string;
  question: string;
  onConfirm(): void;
}

/** A button for what can't be undone: the second press, on another button, counts. */
export const ConfirmButton = ({ label, question, onConfirm }: Props) => {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <span class="confirm" role="alert">
      {question}
      <button type="button" class="danger" onClick={onConfirm}>
        {label}
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        {t('popupKeep')}
      </button>
    </span>
  );
};
