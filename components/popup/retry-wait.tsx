import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { dateTime } from './date-time';

interface Props {
  /** Milliseconds since the epoch. */
  until: number;
  onRetry(): void;
}

/** Nobody keeps a popup open for longer. */
const longestWait = 5 * 60_000;

const secondsUntil = (time: number) => Math.ceil((time - Date.now()) / 1000);

/** Waits as long as the helpdesk asks for, then sends again, unless the admin would rather not. */
export const RetryWait = ({ until, onRetry }: Props) => {
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  const [isWaiting, setWaiting] = useState(() => until - Date.now() <= longestWait);
  // The form may have changed meanwhile: what counts is how it is when the time has come.
  const retry = useRef(onRetry);
  retry.current = onRetry;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      const left = secondsUntil(until);
      setSeconds(left);
      if (left > 0) return;
      clearInterval(timer);
      retry.current();
    }, 250);
    return () => clearInterval(timer);
  }, [isWaiting, until]);
  if (!isWaiting) return <p>{t('popupRetryLater', dateTime(until))}</p>;
  return (
    <p class="buttons">
      <span>{t('popupRetryIn', { inSeconds: Math.max(seconds, 0) })}</span>
      <button type="button" onClick={() => setWaiting(false)}>
        {t('popupRetryCancel')}
      </button>
    </p>
  );
};
