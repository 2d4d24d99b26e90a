import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { endpointAddress } from '../../lib/delivery/endpoint-address';
import type { DeliveryError, DeliveryResult } from '../../lib/delivery/types';
import { t } from '../../lib/i18n';
import type { DestinationSpec } from '../../lib/recipes/schema';
import type { Setup } from '../../lib/setup/types';
import { AddressField } from './address-field';
import { dateTime } from './date-time';
import { DeliveryProblem } from './delivery-problem';
import { type EndpointKind, endpointWords } from './endpoint-words';
import { recall, remember } from './memory';

interface Props {
  spec: DestinationSpec & { kind: EndpointKind };
  setupId: string;
  helpdeskUrl: string | null;
  locked: boolean;
  /** The endpoint that the helpdesk itself named, with or without a token. */
  handOver: Setup['handOver'] | null;
  /** The whole of what will be sent, masked, where the table of settings doesn't show it. */
  preview: string | null;
  /** For whom the settings are sealed, where they are. */
  sealed: ComponentChildren;
  /** Without a token: the one that the helpdesk handed over. */
  onDeliver(token: string | null, address: string | undefined): Promise<DeliveryResult | 'refused'>;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Sends the settings to an endpoint. The token is used for this delivery and not kept, here or anywhere. */
export const EndpointDelivery = ({
  spec,
  setupId,
  helpdeskUrl,
  locked,
  handOver,
  preview,
  sealed,
  onDeliver,
}: Props) => {
  const id = useId();
  const memory = `endpoint:${setupId}`;
  const asksAddress = spec.kind === 'settings-endpoint' && spec.path === undefined;
  const [address, setAddress] = useState(
    () => (asksAddress && (recall(memory, isText) ?? handOver?.endpoint)) || '',
  );
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeliveryError | 'refused' | null>(null);
  const words = endpointWords[spec.kind];
  const target = endpointAddress(spec, { helpdeskUrl, address: address.trim() });
  const host = target?.host ?? '';
  const theirs =
    spec.kind === 'settings-endpoint' && handOver?.endpoint === target?.href ? (handOver ?? null) : null;
  const usesTheirs = theirs?.tokenHeld === true;
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      const result = await onDeliver(
        usesTheirs ? null : token.trim(),
        asksAddress ? address.trim() : undefined,
      );
      if (result === 'refused') setError(result);
      else if (result.ok) setToken('');
      else setError(result.error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t(words.title, host)}</h3>
      {asksAddress && (
        <AddressField
          value={address}
          isValid={target !== null}
          onInput={(typed) => {
            setAddress(typed);
            // A token may stand in the query.
            remember(memory, typed.replace(/\?.*/, ''));
          }}
        />
      )}
      {usesTheirs && (
        <p class="note good">{t('handOverTokenHeld', host, dateTime(theirs.tokenUntil ?? 0))}</p>
      )}
      {theirs && theirs.tokenUntil !== null && !usesTheirs && (
        <p class="note">
          {t('handOverTokenGone')} {t('handOverTokenFix')}
        </p>
      )}
      <div class="field" hidden={usesTheirs}>
        <label for={id}>{t(words.token)}</label>
        <input
          id={id}
          type="password"
          value={token}
          autocomplete="off"
          aria-describedby={`${id}-about`}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <p id={`${id}-about`} class="muted">
          {t(words.tokenAbout)}
        </p>
      </div>
      {spec.kind === 'settings-endpoint' && spec.sealed && sealed}
      {preview !== null && (
        <details>
          <summary>{t('popupEndpointPreview')}</summary>
          <pre>{preview}</pre>
        </details>
      )}
      {error && <DeliveryProblem error={error} host={host} onRetry={send} />}
      <button
        type="submit"
        class="main"
        disabled={locked || busy || !target || !(usesTheirs || token.trim())}
        aria-busy={busy}
      >
        {t(busy ? 'popupSending' : 'popupSend', host)}
      </button>
      {target && <p class="muted">{t('popupAccessAbout', host)}</p>}
    </form>
  );
};
