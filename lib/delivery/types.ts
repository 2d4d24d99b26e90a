import type { Message } from '../i18n';
import type { DestinationSpec } from '../recipes/schema';

/** What a destination gets: the recipe's settings filled in. Only in memory; `secret` marks values to mask. */
export interface FilledSetting {
  key: string;
  label: string;
  value: string;
  secret: boolean;
}

export interface Receipt {
  destination: DestinationSpec['kind'];
  /** Origin of the helpdesk, or a file name. */
  target: string;
  at: number;
  outcome: 'created' | 'updated' | 'unchanged' | 'saved';
  /** The destination's own ID of what it stored, where it gives one. */
  reference: string | null;
  includesSecret: boolean;
  /** The fingerprint of the values delivered. */
  fingerprint: string;
  /** The admin chose to deliver without a passed test. */
  untested: boolean;
  next: Message[];
}

/** Why a delivery failed: what happened, and what to do next. `retriable`: nothing was stored, the same call may be made again. */
export interface DeliveryError {
  cause: Message;
  fix: Message;
  status: number | null;
  retriable: boolean;
}

export type DeliveryResult = { ok: true; receipt: Receipt } | { ok: false; error: DeliveryError };
