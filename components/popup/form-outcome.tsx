import type { FilledSetting } from '../../lib/delivery/types';
import type { FormReply, RowOutcome, UndoOutcome } from '../../lib/form-fill/types';
import { type MessageKey, t } from '../../lib/i18n';
import { Icon } from '../ui/icon';

const filledTexts: Record<RowOutcome, MessageKey> = {
  filled: 'popupFormFilled',
  changed: 'popupFormChanged',
  gone: 'popupFormGone',
  'not-sure': 'popupFormNotSure',
};

const undoneTexts: Record<UndoOutcome, MessageKey> = {
  restored: 'popupFormRestored',
  kept: 'popupFormKept',
  changed: 'popupFormUndoChanged',
  gone: 'popupFormUndoGone',
};

interface Props {
  reply: Extract<FormReply, { ok: true }>;
  settings: FilledSetting[];
}

/** What came of each field, in the words of the form. */
export const FormOutcome = ({ reply, settings }: Props) => {
  const labels = Object.fromEntries(settings.map(({ key, label }) => [key, label]));
  const filled = Object.entries(reply.filled);
  const undone = Object.entries(undoneTexts).flatMap(([outcome, text]) => {
    const count = reply.undone.filter((one) => one === outcome).length;
    return count > 0 ? [t(text, `${count}`)] : [];
  });
  return (
    <div role="status">
      {filled.length > 0 && (
        <>
          <ul class="plain">
            {filled.map(([key, outcome]) => (
              <li key={key} class={outcome === 'filled' ? 'pass' : 'fail'}>
                <Icon name={outcome === 'filled' ? 'pass' : 'fail'} />{' '}
                {t(filledTexts[outcome], labels[key] ?? key)}
              </li>
            ))}
          </ul>
          <p class="note info">
            <Icon name="info" />
            {t('popupFormSave')}
          </p>
        </>
      )}
      {undone.length > 0 && <p>{undone.join(' ')}</p>}
    </div>
  );
};
