import type { FilledSetting } from '../../lib/delivery/types';
import type { FormRow, MatchOutcome } from '../../lib/form-fill/types';
import { type MessageKey, t } from '../../lib/i18n';
import { CopyButton } from '../ui/copy-button';

const reasons: Record<Exclude<MatchOutcome, 'certain' | 'same'>, MessageKey> = {
  'by-hand': 'popupFormByHand',
  ambiguous: 'popupFormAmbiguous',
  missing: 'popupFormMissing',
  'hint-only': 'popupFormHintOnly',
  disabled: 'popupFormDisabled',
  readonly: 'popupFormReadonly',
  hidden: 'popupFormNotShown',
  'other-section': 'popupFormOtherSection',
  'no-such-option': 'popupFormNoOption',
  'too-long': 'popupFormTooLong',
  'not-a-number': 'popupFormNotNumber',
};

interface Props {
  rows: FormRow[];
  settings: FilledSetting[];
}

/** What is right already, and what Waymark leaves to the admin, each with the reason. */
export const FormLeftOver = ({ rows, settings }: Props) => {
  const same = rows.filter(({ outcome }) => outcome === 'same');
  const open = rows.flatMap((row) =>
    row.outcome === 'certain' || row.outcome === 'same' ? [] : [{ ...row, reason: reasons[row.outcome] }],
  );
  return (
    <>
      {same.length > 0 && <p>{t('popupFormSame', same.map(({ label }) => label).join(', '))}</p>}
      {open.length > 0 && (
        <section>
          <h4>{t('popupFormYours')}</h4>
          <ul class="bullets">
            {open.map(({ key, label, secret, reason }) => {
              const value = settings.find((setting) => setting.key === key)?.value ?? '';
              return (
                <li key={key}>
                  <b>{label}</b>: <code>{value}</code> {!secret && <CopyButton label={label} value={value} />}
                  <span class="muted block">{t(reason)}</span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
};
