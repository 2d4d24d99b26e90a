import { t } from '../../lib/i18n';
import type { PanelContent } from '../../lib/messages';
import type { Setup } from '../../lib/setup/types';
import { Icon } from '../ui/icon';
import { trusted } from '../ui/trusted';

interface Props {
  moment: NonNullable<PanelContent['secretMoment']>;
  secret: NonNullable<Setup['secret']>;
  onKeptSafe(): void;
  onOpenWaymark(): void;
}

/** The portal shows a secret once: what has been read of it, and the admin's word that it is kept. */
export const SecretMoment = ({ moment, secret, onKeptSafe, onOpenWaymark }: Props) => (
  <section class="ask">
    <h3>
      <Icon name="warn" /> {t('secretMoment')}
    </h3>
    <p>{t(moment === 'shown' ? 'secretMomentShown' : 'secretMomentOver', secret.endsIn)}</p>
    <button type="button" class="main" onClick={trusted(onKeptSafe)}>
      {t('panelSecretKeptSafe')}
    </button>{' '}
    {moment === 'over' && (
      <button type="button" onClick={trusted(onOpenWaymark)}>
        {t('panelOpenWaymark')}
      </button>
    )}
  </section>
);
