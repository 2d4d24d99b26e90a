import { useEffect, useState } from 'preact/hooks';
import { thumbprintOf } from '../../lib/delivery/key-thumbprint';
import { t } from '../../lib/i18n';
import type { SealingKey } from '../../lib/recipes/sealing-key';

interface Props {
  vendor: string;
  sealingKey: SealingKey;
}

/** For whom settings are sealed, with the key's thumbprint to compare. */
export const SealedFor = ({ vendor, sealingKey }: Props) => {
  const [thumbprint, setThumbprint] = useState('…');
  useEffect(() => {
    void thumbprintOf(sealingKey).then(setThumbprint);
  }, [sealingKey]);
  return (
    <p class="note good">
      <span>
        {t('sealedFor', vendor)} <code dir="ltr">{thumbprint}</code>
      </span>
    </p>
  );
};
