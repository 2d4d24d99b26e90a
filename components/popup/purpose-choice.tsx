import { type MessageKey, t } from '../../lib/i18n';
import type { StartPurpose } from './actions';

const choices: [StartPurpose, MessageKey][] = [
  ['set-up', 'popupStartSetUp'],
  ['check', 'popupStartExisting'],
];

interface Props {
  chosen: StartPurpose;
  onChoose(purpose: StartPurpose): void;
}

/** A new app registration, or a look at one that exists. */
export const PurposeChoice = ({ chosen, onChoose }: Props) => (
  <fieldset class="switch">
    <legend class="sr">{t('popupStartWhat')}</legend>
    {choices.map(([purpose, label]) => (
      <label key={purpose}>
        <input
          type="radio"
          name="purpose"
          value={purpose}
          checked={purpose === chosen}
          onChange={() => onChoose(purpose)}
        />
        <span>{t(label)}</span>
      </label>
    ))}
  </fieldset>
);
