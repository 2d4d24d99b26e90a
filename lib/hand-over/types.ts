import type { Message } from '../i18n';
import type { Setup } from '../setup/types';

/** Whether a page that the admin has open says it, or the origin's public document. */
export type HandOverSource = 'page' | 'well-known';

/** What a helpdesk asks for, checked. The token is not in it. */
export interface HandOver {
  /** Who says so. */
  origin: string;
  recipeId: string;
  variantId: string;
  name: string | null;
  answers: Setup['answers'];
  redirectUri: string | null;
  endpoint: string | null;
  /** Null: without a token. Milliseconds since the epoch. */
  tokenUntil: number | null;
}

/** What the popup is told of a hand-over that was found. */
export type HandOverReply =
  | { found: 'nothing' }
  | { found: 'refused'; origin: string; reasons: Message[] }
  | { found: 'offer'; id: string; handOver: HandOver; existing: { id: string; updatedAt: number } | null };
