import { useEffect, useState } from 'preact/hooks';

/** Whether something has been going on for more than a second: before that a sign of it would only flicker. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), 1000);
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}
