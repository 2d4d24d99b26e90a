import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n';

interface Props {
  value: string;
  isValid: boolean;
  onInput(value: string): void;
}

/** The address of a settings endpoint, as the helpdesk shows it. */
export const AddressField = ({ value, isValid, onInput }: Props) => {
  const id = useId();
  const isWrong = value.trim() !== '' && !isValid;
  return (
    <div class="field">
      <label for={id}>{t('popupEndpointAddress')}</label>
      <input
        id={id}
        type="text"
        inputMode="url"
        value={value}
        placeholder="https://support.example.com/api/mail-settings"
        spellcheck={false}
        autocomplete="off"
        aria-describedby={`${id}-about`}
        aria-invalid={isWrong}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-about`} class={isWrong ? 'invalid' : 'muted'}>
        {t(isWrong ? 'popupEndpointAddressWrong' : 'popupEndpointAddressAbout')}
      </p>
    </div>
  );
};
