import { t } from '../../lib/i18n';

/** The portal goes there by itself: its own address of the page, in the document that is open. */
export const WayLink = ({ way }: { way: string }) => (
  <p>
    <a class="way" href={way}>
      {t('panelTakeMeThere')}
    </a>
  </p>
);
