import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { PopupActions } from './actions';

interface Props {
  isOn: boolean;
  onSet: PopupActions['setReminders'];
}

/** Off until the admin wants it: the browser asks whether Waymark may show notifications. */
export const ReminderSwitch = ({ isOn, onSet }: Props) => {
  const [refused, setRefused] = useState(false);
  return (
    <>
      <label class="check-line">
        <input
          type="checkbox"
          checked={isOn}
          onChange={async (event) => {
            const box = event.currentTarget;
            const done = await onSet(box.checked);
            setRefused(!done);
            if (!done) box.checked = isOn;
          }}
        />
        <span>
          {t('popupReminders')}
          <span class="muted block">{t('popupRemindersHow')}</span>
        </span>
      </label>
      {refused && (
        <p class="invalid" role="alert">
          {t('popupRemindersRefused')}
        </p>
      )}
    </>
  );
};
