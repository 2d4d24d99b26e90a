import { useState } from 'preact/hooks';
import type { DeliveryError, FilledSetting } from '../../lib/delivery/types';
import type { FieldPlace, FormReply } from '../../lib/form-fill/types';
import { t, translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import { FormLeftOver } from './form-left-over';
import { FormOutcome } from './form-outcome';
import { FormTable } from './form-table';

export type FormAnswer = FormReply | 'refused';
export type Confirmed = (FieldPlace & { key: string })[];

interface Props {
  /** The form, as the recipe names it. */
  page: string;
  helpdeskUrl: string | null;
  /** As they will be entered, with the secret masked. */
  settings: FilledSetting[];
  locked: boolean;
  onLook(): Promise<FormAnswer>;
  onFill(tabId: number, confirmed: Confirmed): Promise<FormAnswer>;
  onUndo(tabId: number): Promise<FormAnswer>;
  /** To where the helpdesk's address is entered. */
  onEnterAddress(): void;
}

type Work = 'look' | 'fill' | 'undo';

/** Fills in the helpdesk's own form: what is there and what would be there come first, and saving stays the admin's. */
export const FormDelivery = (props: Props) => {
  const { page, helpdeskUrl, settings, locked } = props;
  const [busy, setBusy] = useState<Work | null>(null);
  const [error, setError] = useState<DeliveryError | 'refused' | null>(null);
  const [seen, setSeen] = useState<Extract<FormReply, { ok: true }> | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());

  const run = async (work: Work, ask: () => Promise<FormAnswer>) => {
    setBusy(work);
    setError(null);
    try {
      const reply = await ask();
      if (reply === 'refused') setError(reply);
      else if (reply.ok) setSeen(reply);
      else setError(reply.error);
      // What was seen of another page says nothing of this one.
      if (reply === 'refused' || !reply.ok) setSeen(null);
    } finally {
      setBusy(null);
    }
  };
  const toggle = (key: string) =>
    setLeft(
      (before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
    );

  const preview = seen?.preview;
  const rows = preview?.rows ?? [];
  const confirmed = rows.flatMap(({ key, outcome, place }) =>
    outcome === 'certain' && place && !left.has(key) ? [{ key, ...place }] : [],
  );
  const host = helpdeskUrl && URL.canParse(helpdeskUrl) ? new URL(helpdeskUrl).host : '';
  const isIdle = busy === null && !locked;
  return (
    <section class="card" aria-busy={busy !== null}>
      <h3>{t('popupForm', page)}</h3>
      <p class="muted">{t('popupFormAbout')}</p>
      {helpdeskUrl === null && (
        <p class="note warning">
          <Icon name="warn" />
          <span>
            {t('popupFormAddress')}{' '}
            <button type="button" class="link" onClick={props.onEnterAddress}>
              {t('popupTabDetails')}
            </button>
          </span>
        </p>
      )}
      {error && <FormError error={error} host={host} />}
      {seen && <FormOutcome reply={seen} settings={settings} />}
      {preview && (
        <>
          <p>{t('popupFormTab', preview.tabTitle || host)}</p>
          {!preview.isNamed && <Caution text={t('popupFormUnnamed', page)} />}
          {preview.foreignFrames > 0 && <Caution text={t('popupFormForeign', `${preview.foreignFrames}`)} />}
          <FormTable rows={rows} settings={settings} left={left} onToggle={toggle} />
          <FormLeftOver rows={rows} settings={settings} />
        </>
      )}
      <div class="buttons">
        {preview && confirmed.length > 0 && (
          <button
            type="button"
            class="main"
            disabled={!isIdle}
            onClick={() => run('fill', () => props.onFill(preview.tabId, confirmed))}
          >
            {busy === 'fill' ? t('popupFormFilling') : t('popupFormFill', `${confirmed.length}`)}
          </button>
        )}
        <button
          type="button"
          class={preview ? '' : 'main'}
          disabled={!isIdle || helpdeskUrl === null}
          onClick={() => run('look', props.onLook)}
        >
          {t(busy === 'look' ? 'popupFormLooking' : preview ? 'popupFormLookAgain' : 'popupFormLook')}
        </button>
        {preview && preview.undoable > 0 && (
          <button
            type="button"
            disabled={busy !== null}
            onClick={() => run('undo', () => props.onUndo(preview.tabId))}
          >
            {t(busy === 'undo' ? 'popupFormUndoing' : 'popupFormUndo')}
          </button>
        )}
      </div>
    </section>
  );
};

const Caution = ({ text }: { text: string }) => (
  <p class="note warning">
    <Icon name="warn" />
    {text}
  </p>
);

const FormError = ({ error, host }: { error: DeliveryError | 'refused'; host: string }) => (
  <div class="note danger" role="alert">
    <Icon name="fail" />
    <div>
      <p>{error === 'refused' ? t('popupFormRefused', host) : translate(error.cause)}</p>
      {error !== 'refused' && (
        <p>
          <b>{t('popupFix')}</b> {translate(error.fix)}
        </p>
      )}
    </div>
  </div>
);
