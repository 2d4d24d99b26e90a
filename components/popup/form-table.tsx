import type { FilledSetting } from '../../lib/delivery/types';
import type { FormRow } from '../../lib/form-fill/types';
import { t } from '../../lib/i18n';

interface Props {
  rows: FormRow[];
  settings: FilledSetting[];
  /** Keys that the admin does not want to be filled in. */
  left: ReadonlySet<string>;
  onToggle(key: string): void;
}

/** What each field holds, and what it would hold. Only fields of which Waymark is sure. */
export const FormTable = ({ rows, settings, left, onToggle }: Props) => {
  const sure = rows.filter(({ outcome }) => outcome === 'certain');
  if (sure.length === 0) return null;
  return (
    <table class="settings">
      <caption>{t('popupFormSure')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('popupFormField')}</th>
          <th scope="col">{t('popupFormNow')}</th>
          <th scope="col">{t('popupFormThen')}</th>
        </tr>
      </thead>
      <tbody>
        {sure.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <label class="check-line">
                <input type="checkbox" checked={!left.has(row.key)} onChange={() => onToggle(row.key)} />
                {row.label}
              </label>
            </th>
            <td>{held(row)}</td>
            <td>
              <code>{settings.find(({ key }) => key === row.key)?.value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** A secret that stands there is not read. */
const held = ({ current, hasValue }: FormRow) => {
  if (!hasValue) return <span class="muted">{t('popupFormEmpty')}</span>;
  return current === null ? <span class="muted">{t('popupFormHidden')}</span> : <code>{current}</code>;
};
