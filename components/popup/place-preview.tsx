import type { Place } from '../../lib/delivery/session/types';
import { t, translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import { ChangeTable } from './change-table';

/** What a delivery would make of a place in the helpdesk, field by field. */
export const PlacePreview = ({ place: { changes, kept, notices } }: { place: Place }) => (
  <>
    <ChangeTable caption={t('popupBeforeAfter')} changes={changes} />
    {kept.length > 0 && (
      <details>
        <summary>{t('popupKept', `${kept.length}`)}</summary>
        <ul class="plain">
          {kept.map(({ key, value }) => (
            <li key={key}>
              <code>{key}</code> <code class="muted">{value}</code>
            </li>
          ))}
        </ul>
      </details>
    )}
    {notices.map((notice) => (
      <p key={notice.key} class="note warning">
        <Icon name="warn" />
        {translate(notice)}
      </p>
    ))}
  </>
);
