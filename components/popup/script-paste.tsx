import { useId, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';
import type { ScriptReply } from '../../lib/replies';
import type { PopupActions } from './actions';

type Refusal = Extract<ScriptReply, { ok: false }>['reason'];

const refusals: Record<Refusal, MessageKey> = {
  'not-json': 'popupScriptNotResult',
  'not-a-result': 'popupScriptNotResult',
  'other-version': 'popupScriptOtherVersion',
  'other-recipe': 'popupScriptOtherSetup',
  'other-variant': 'popupScriptOtherSetup',
  inconsistent: 'popupScriptInconsistent',
  'no-setup': 'popupRefusedNoSetup',
};

interface Props {
  /** What a script printed is in the setup. */
  isTaken: boolean;
  onResult: PopupActions['takeScriptResult'];
}

/** Takes what a script printed, pasted or from a file. The text may hold the client secret: it is kept nowhere here. */
export const ScriptPaste = ({ isTaken, onResult }: Props) => {
  const id = useId();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const take = async (given: string | null) => {
    const reply = await onResult(given);
    setRefusal(reply.ok ? null : reply.reason);
    if (reply.ok) setText('');
  };
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    // Anything longer is not what a script printed, and need not be read.
    if (file.size > 200_000) setRefusal('not-json');
    else await take(await file.text());
    input.value = '';
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void take(text);
      }}
    >
      <label class="field" for={id}>
        <span>{t('popupScriptPaste')}</span>
        <textarea
          id={id}
          rows={4}
          value={text}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={refusal !== null}
          aria-describedby={`${id}-about ${id}-problem`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p id={`${id}-about`} class="muted">
        {t('popupScriptPasteAbout')}
      </p>
      <p id={`${id}-problem`} class="invalid" role="alert">
        {refusal && t(refusals[refusal])}
      </p>
      <div class="buttons">
        <button type="submit" class="main" disabled={text.trim() === ''}>
          {t('popupScriptTake')}
        </button>
        <label class="button">
          {t('popupScriptOpen')}
          <input
            type="file"
            class="sr"
            accept=".json,.txt,application/json,text/plain"
            onChange={(event) => open(event.currentTarget)}
          />
        </label>
        {isTaken && (
          <button type="button" onClick={() => take(null)}>
            {t('popupTakeBack')}
          </button>
        )}
      </div>
      <p role="status" class="note-line">
        {isTaken && t('popupScriptTaken')}
      </p>
    </form>
  );
};
