import type { Receipt } from '../../lib/delivery/types';
import { type MessageKey, t, translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import { dateTime } from './date-time';
import { LinkedText } from './linked-text';

const outcomes: Record<Receipt['outcome'], MessageKey> = {
  created: 'popupReceiptCreated',
  updated: 'popupReceiptUpdated',
  unchanged: 'popupReceiptUnchanged',
  saved: 'popupReceiptSaved',
  filled: 'popupReceiptFilled',
};

export const receiptTitle = ({ outcome, target }: Receipt): string => t(outcomes[outcome], target);

interface Props {
  receipts: Receipt[];
  /** Of the values as they are now. */
  fingerprint: string | null;
}

/** What was handed over, the latest first. */
export const ReceiptList = ({ receipts, fingerprint }: Props) => (
  <div role="status" class="receipts">
    {receipts.toReversed().map((receipt) => (
      <section key={receipt.at + receipt.destination} class="card receipt">
        <h3 class="pass">
          <Icon name="pass" />
          {receiptTitle(receipt)}
        </h3>
        <p class="muted">
          {dateTime(receipt.at)}
          {receipt.reference && ` · ${t('popupReceiptReference', receipt.reference)}`}
        </p>
        <p>
          <span class="badge">{t(receipt.includesSecret ? 'popupWithSecret' : 'popupWithoutSecret')}</span>
          {receipt.untested && <span class="badge warn">{t('popupReceiptUntested')}</span>}
          {receipt.fingerprint !== fingerprint && <span class="badge warn">{t('popupReceiptOld')}</span>}
        </p>
        {receipt.form && <FormReceipt form={receipt.form} />}
        {receipt.next.length > 0 && (
          <ol>
            {receipt.next.map((item) => (
              <li key={translate(item)}>
                <LinkedText text={translate(item)} />
              </li>
            ))}
          </ol>
        )}
      </section>
    ))}
  </div>
);

const FormReceipt = ({ form: { page, filled, byHand } }: { form: NonNullable<Receipt['form']> }) => (
  <>
    <p>{t('popupReceiptForm', page)}</p>
    <p>{t('popupReceiptFormFields', filled.join(', '))}</p>
    {byHand.length > 0 && <p>{t('popupReceiptFormByHand', byHand.join(', '))}</p>}
  </>
);
