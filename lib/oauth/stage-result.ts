import type { Message } from '../i18n';
import type { Failure } from './failure';

/** What a stage came to. A failure carries its own words. */
export type StageResult =
  | { outcome: 'pass' | 'unknown' | 'skipped'; messages: Message[] }
  | { outcome: 'fail'; failure: Failure };
