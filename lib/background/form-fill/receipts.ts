import type { Receipt } from '../../delivery/types';
import type { Setup } from '../../setup/types';

type FormReceipt = Receipt & { form: NonNullable<Receipt['form']> };

const isOf = (receipt: Receipt, other: FormReceipt): receipt is FormReceipt =>
  receipt.destination === 'form-fill' &&
  receipt.target === other.target &&
  receipt.fingerprint === other.fingerprint &&
  receipt.form?.page === other.form.page;

/** A form may be filled in bit by bit, as choices bring more fields: one receipt tells all of it. */
export function keepFilled(setup: Setup, receipt: FormReceipt): Setup {
  const earlier = setup.receipts.find((one): one is FormReceipt => isOf(one, receipt));
  const filled = [...new Set([...(earlier?.form.filled ?? []), ...receipt.form.filled])];
  const merged: FormReceipt = {
    ...receipt,
    includesSecret: receipt.includesSecret || earlier?.includesSecret === true,
    form: {
      ...receipt.form,
      filled,
      byHand: receipt.form.byHand.filter((label) => !filled.includes(label)),
    },
  };
  return {
    ...setup,
    receipts: [...setup.receipts.filter((one) => one !== earlier), merged],
    updatedAt: receipt.at,
  };
}

/** What was taken back has not been delivered. */
export const dropFilled = (setup: Setup, target: string, page: string, now: number): Setup => ({
  ...setup,
  receipts: setup.receipts.filter(
    (receipt) =>
      !(receipt.destination === 'form-fill' && receipt.target === target && receipt.form?.page === page),
  ),
  updatedAt: now,
});
