import { useCallback, useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { PopupActions } from './actions';

type Props = Pick<PopupActions, 'listAccess' | 'removeAccess'>;

/** Which helpdesks Waymark may reach, each for giving back. Nothing is shown while there are none. */
export const HostAccess = ({ listAccess, removeAccess }: Props) => {
  const [patterns, setPatterns] = useState<string[]>([]);
  const refresh = useCallback(() => listAccess().then(setPatterns), [listAccess]);
  useEffect(() => void refresh(), [refresh]);
  if (patterns.length === 0) return null;
  return (
    <section class="card">
      <h3>{t('popupAccess')}</h3>
      <p class="muted">{t('popupAccessWhy')}</p>
      <ul class="plain">
        {patterns.map((pattern) => (
          <li key={pattern} class="buttons">
            <code>{pattern.replace(/\/\*$/, '')}</code>
            <button type="button" onClick={() => removeAccess(pattern).then(refresh)}>
              {t('popupAccessRemove', hostOf(pattern))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const hostOf = (pattern: string) => pattern.replace(/^\w+:\/\/|\/\*$/g, '');
