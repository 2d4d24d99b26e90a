import type { Message } from '../i18n';
import { advise } from './advice';
import { type PlaceName, placeOf } from './places';
import type { Flow } from './plan';
import type { Advice, OAuthErrorDetail } from './types';

/** Why a stage failed: in Microsoft's words where it said something, and always in ours. */
export interface Failure {
  detail: OAuthErrorDetail | null;
  advice: Advice;
}

/** A failure that we found ourselves. */
export const failure = (cause: Message, fix: Message, place: PlaceName | null = null): Failure => ({
  detail: null,
  advice: { code: null, cause, fix, ...placeOf(place) },
});

/** A failure that Microsoft named. */
export const refusal = (detail: OAuthErrorDetail, flow?: Flow): Failure => ({
  detail,
  advice: advise(detail, flow),
});
