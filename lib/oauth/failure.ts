import type { CheckId } from '../guide/types';
import type { Message } from '../i18n';
import { advise } from './advice';
import type { Flow } from './plan';
import type { Advice, OAuthErrorDetail } from './types';

/** Why a stage failed: in Microsoft's words where it said something, and always in ours. */
export interface Failure {
  detail: OAuthErrorDetail | null;
  advice: Advice;
}

/** A failure that we found ourselves. */
export const failure = (cause: Message, fix: Message, check: CheckId | null = null): Failure => ({
  detail: null,
  advice: { code: null, cause, fix, check },
});

/** A failure that Microsoft named. */
export const refusal = (detail: OAuthErrorDetail, flow?: Flow): Failure => ({
  detail,
  advice: advise(detail, flow),
});
