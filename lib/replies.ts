import type { AppState } from './messages';
import type { Recipe } from './recipes/schema';
import type { ResultProblem } from './scripts/read-result';

/** A recipe from a file may be taken, or was; or why not. `findings`: what is wrong, or whose ID it has. */
export type RecipeReply =
  | { ok: true; recipe: Recipe; replaces: boolean }
  | { ok: false; reason: 'broken' | 'taken' | 'not-allowed' | 'full'; findings: string[] };

/** What the options page shows. */
export interface OptionsState {
  /** Set by the organization. */
  organization: Recipe[];
  imported: Recipe[];
  /** Of those imported: IDs that the package or the organization uses by now. */
  hidden: string[];
  addresses: string[];
  supportUrl: string | null;
  mayImport: boolean;
  /** Settings of the organization that are left out, and why. */
  problems: { setting: string; detail: string }[];
}

/** A value was taken, or refused with a reason by code. */
export type ValueReply =
  | { ok: true; state: AppState }
  | { ok: false; reason: 'not-a-guid' | 'not-https' | 'empty' | 'no-setup' | 'not-an-endpoint' };

/** A script's result was taken or taken back, or refused with a reason by code. */
export type ScriptReply = { ok: true; state: AppState } | { ok: false; reason: ResultProblem | 'no-setup' };

/** A test was started, or refused with a reason by code. */
export type StartReply =
  | { ok: true; state: AppState }
  | {
      ok: false;
      reason:
        | 'no-setup'
        | 'values-missing'
        | 'checks-failed'
        | 'secret-gone'
        | 'mailbox-missing'
        | 'password-missing'
        | 'not-for-this';
    };

export type ExportReply =
  | { ok: true; fileName: string; mediaType: string; text: string }
  | { ok: false; reason: 'locked' | 'incomplete' };
