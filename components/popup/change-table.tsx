import type { Change } from '../../lib/delivery/session/types';
import { t } from '../../lib/i18n';

/** Field by field: what is there, and what comes in its place. */
export const ChangeTable = ({ caption, changes }: { caption: string; changes: Change[] }) => (
  <table class="settings">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{t('popupField')}</th>
        <th scope="col">{t('popupBefore')}</th>
        <th scope="col">{t('popupAfter')}</th>
      </tr>
    </thead>
    <tbody>
      {changes.map(({ key, label, before, after }) => (
        <tr key={key}>
          <th scope="row">
            {label}
            <code class="muted block">{key}</code>
          </th>
          <td>{before === null ? <span class="muted">–</span> : <code>{before}</code>}</td>
          <td>{before === after ? <span class="muted">{t('popupSame')}</span> : <code>{after}</code>}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
