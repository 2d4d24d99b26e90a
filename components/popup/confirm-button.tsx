import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { onEscape } from './on-escape';

interface Props {
  label: string;
  question: string;
  onConfirm(): void;
}

/** A button for what can't be undone: the second press, on another button, counts. */
export const ConfirmButton = ({ label, question, onConfirm }: Props) => {
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  // A second press of the same key keeps it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is there once the question is
  useLayoutEffect(() => keep.current?.focus(), [asking]);
  if (!asking) {
    return (
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <span class="confirm" role="alert" onKeyDown={onEscape(() => setAsking(false))}>
      {question}
      <button type="button" class="danger" onClick={onConfirm}>
        {label}
      </button>
      <button type="button" ref={keep} onClick={() => setAsking(false)}>
        {t('popupKeep')}
      </button>
    </span>
  );
};
