import { useId, useState } from 'preact/hooks';
import { type FillResult, type Look, type LookResult, newPlace } from '../../lib/delivery/session/types';
import type { DeliveryError, DeliveryResult } from '../../lib/delivery/types';
import { type MessageKey, t } from '../../lib/i18n';
import type { DestinationSpec } from '../../lib/recipes/schema';
import { FormFiller } from './form-filler';
import { PlacePreview } from './place-preview';
import { SessionProblem } from './session-problem';
import { useSlow } from './use-slow';

type SessionKind = Extract<DestinationSpec['kind'], 'freeitsm-session' | 'osticket-session'>;

const words: Record<SessionKind, { product: string; place: MessageKey }> = {
  'freeitsm-session': { product: 'FreeITSM', place: 'popupPlaceFreeitsm' },
  'osticket-session': { product: 'osTicket', place: 'popupPlaceOsticket' },
};

export const isSessionKind = (kind: DestinationSpec['kind']): kind is SessionKind => kind in words;

interface Props {
  kind: SessionKind;
  helpdeskUrl: string | null;
  locked: boolean;
  onLook(place: string | null): Promise<LookResult | 'refused'>;
  onDeliver(place: string, version: string): Promise<DeliveryResult | 'refused'>;
  onFill(): Promise<FillResult>;
}

/** Hands the settings to a helpdesk in whose tab the admin is signed in: looks first, then sends what was shown. */
export const SessionDelivery = ({ kind, helpdeskUrl, locked, onLook, onDeliver, onFill }: Props) => {
  const id = useId();
  const [busy, setBusy] = useState<MessageKey | null>(null);
  const [look, setLook] = useState<Look | null>(null);
  const [error, setError] = useState<DeliveryError | 'refused' | null>(null);
  const slow = useSlow(busy !== null);
  const { product, place: placeWord } = words[kind];
  const host = helpdeskUrl ? new URL(helpdeskUrl).host : '';

  const run = async (doing: MessageKey, work: () => Promise<void>) => {
    setBusy(doing);
    setError(null);
    try {
      await work();
    } finally {
      setBusy(null);
    }
  };
  const lookAt = async (place: string | null) => {
    const result = await onLook(place);
    if (result === 'refused') setError(result);
    else if (result.ok) setLook(result.look);
    else setError(result.error);
  };
  const send = async () => {
    const chosen = look?.place;
    if (!chosen) return;
    const result = await onDeliver(chosen.id, chosen.version);
    if (result === 'refused') return setError(result);
    if (result.ok) return setLook(null);
    // What was shown may no longer be so: it is looked at again before anything is sent again.
    if (result.error.lookAgain) await lookAt(chosen.id === newPlace ? null : chosen.id);
    else if (!result.error.retriable) setLook(null);
    setError(result.error);
  };

  return (
    <section class="card">
      <h3>{t('popupSession', product, host)}</h3>
      <p class="muted">{t('popupSessionAbout', product)}</p>
      {look && (
        <div class="field">
          <label for={id}>{t(placeWord)}</label>
          <select
            id={id}
            value={look.place?.id ?? ''}
            disabled={busy !== null}
            onChange={(event) => {
              const place = event.currentTarget.value;
              void run('popupSessionLooking', () => lookAt(place));
            }}
          >
            {!look.place && <option value="">{t('popupPlaceChoose')}</option>}
            {look.places.map((place) => (
              <option key={place.id} value={place.id}>
                {place.id === newPlace ? t('popupPlaceNew') : place.name}
              </option>
            ))}
          </select>
        </div>
      )}
      {look?.place && <PlacePreview place={look.place} />}
      {error && <SessionProblem error={error} host={host} />}
      {error && error !== 'refused' && error.canFill && (
        <FormFiller product={product} host={host} locked={locked} onFill={onFill} />
      )}
      <p role="status" class="muted">
        {busy && slow && t('popupSessionSlow', host)}
      </p>
      <div class="buttons">
        <button
          type="button"
          class={look?.place ? undefined : 'main'}
          disabled={busy !== null || !helpdeskUrl}
          aria-busy={busy === 'popupSessionLooking'}
          onClick={() => run('popupSessionLooking', () => lookAt(look?.place?.id ?? null))}
        >
          {t(
            busy === 'popupSessionLooking' ? busy : look ? 'popupSessionLookAgain' : 'popupSessionLook',
            product,
          )}
        </button>
        {look?.place && (
          <button
            type="button"
            class="main"
            disabled={locked || busy !== null}
            aria-busy={busy === 'popupSending'}
            onClick={() => run('popupSending', send)}
          >
            {t(busy === 'popupSending' ? busy : 'popupSend', host)}
          </button>
        )}
      </div>
    </section>
  );
};
