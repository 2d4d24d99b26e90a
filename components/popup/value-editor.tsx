import { useId, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';
import type { ValueReply } from '../../lib/messages';

type Refusal = Extract<ValueReply, { ok: false }>['reason'];

const refusals: Record<Refusal, MessageKey> = {
  'not-a-guid': 'popupRefusedNotGuid',
  'not-https': 'popupRefusedNotHttps',
  empty: 'popupRefusedEmpty',
  'no-setup': 'popupRefusedNoSetup',
  'not-an-endpoint': 'popupRefusedNotEndpoint',
};

interface Props {
  label: string;
  value: string;
  secret?: boolean;
  onSave(value: string): Promise<ValueReply>;
  onClose(): void;
}

/** One value typed by hand; a refusal stays next to it until it is mended. */
export const ValueEditor = ({ label, value, secret, onSave, onClose }: Props) => {
  const id = useId();
  const [text, setText] = useState(value);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async (event: Event) => {
    event.preventDefault();
    const reply = await onSave(text.trim());
    if (reply.ok) onClose();
    else setRefusal(reply.reason);
  };
  return (
    <form class="editor" onSubmit={save} noValidate>
      <label class="sr" for={id}>
        {label}
      </label>
      <input
        id={id}
        {...(secret ? { type: 'password' as const } : { type: 'text' as const })}
        value={text}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={refusal !== null}
        aria-describedby={refusal ? `${id}-problem` : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="main">
        {t('popupSave')}
      </button>
      <button type="button" onClick={onClose}>
        {t('popupCancel')}
      </button>
      <p id={`${id}-problem`} class="invalid" role="alert">
        {refusal && t(refusals[refusal])}
      </p>
    </form>
  );
};
