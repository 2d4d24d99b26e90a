import { useId, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';
import type { PageReplies } from '../../lib/messages';
import type { ValueReply } from '../../lib/replies';
import { onEscape } from './on-escape';

type Refusal = Extract<ValueReply, { ok: false }>['reason'];

const refusals: Record<Refusal, MessageKey> = {
  'not-a-guid': 'popupRefusedNotGuid',
  'not-https': 'popupRefusedNotHttps',
  empty: 'popupRefusedEmpty',
  'no-setup': 'popupRefusedNoSetup',
  'not-an-endpoint': 'popupRefusedNotEndpoint',
};

const pointFailures: Record<Exclude<PageReplies['point-at'], 'started'>, MessageKey> = {
  'no-portal': 'popupNoPortalTab',
  'no-setup': 'popupRefusedNoSetup',
};

interface Props {
  label: string;
  value: string;
  secret?: boolean;
  onSave(value: string): Promise<ValueReply>;
  /** Instead of typing: the admin clicks the value in the portal. */
  onPoint(): Promise<PageReplies['point-at']>;
  onClose(): void;
}

/** One value typed by hand; a refusal stays next to it until it is mended. */
export const ValueEditor = ({ label, value, secret, onSave, onPoint, onClose }: Props) => {
  const id = useId();
  const [text, setText] = useState(value);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [failure, setFailure] = useState<keyof typeof pointFailures | null>(null);
  const save = async (event: Event) => {
    event.preventDefault();
    const reply = await onSave(text.trim());
    if (reply.ok) onClose();
    else setRefusal(reply.reason);
  };
  const point = async () => {
    const reply = await onPoint();
    if (reply === 'started') onClose();
    else setFailure(reply);
  };
  return (
    <form class="editor" onSubmit={save} onKeyDown={onEscape(onClose)} noValidate>
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
      <button type="button" onClick={point}>
        {t('pointAt')}
      </button>
      <button type="button" onClick={onClose}>
        {t('popupCancel')}
      </button>
      <p id={`${id}-problem`} class="invalid" role="alert">
        {refusal && t(refusals[refusal])}
        {failure && t(pointFailures[failure])}
      </p>
    </form>
  );
};
