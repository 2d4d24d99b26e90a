import type { FillResult, LookResult } from '../../lib/delivery/session/types';
import type { DeliveryResult } from '../../lib/delivery/types';
import type { CloudId } from '../../lib/hosts';
import type { PageMessage, PageReplies, TypedFact } from '../../lib/messages';
import type { PointedFact } from '../../lib/pointing';
import type { ExportReply, ScriptReply, StartReply, ValueReply } from '../../lib/replies';
import type { ScriptKind } from '../../lib/scripts/types';
import type { Setup } from '../../lib/setup/types';

import type { Confirmed, FormAnswer } from './form-delivery';

export type Answers = Setup['answers'];
/** What a setup may start as. */
export type StartPurpose = Exclude<Setup['purpose'], 'renew'>;

export type StartOptions = Omit<Extract<PageMessage, { type: 'start-test' }>, 'type'>;
export type StartOutcome = 'started' | 'refused' | Extract<StartReply, { ok: false }>['reason'];

/** All that the popup can ask for. The page's main.tsx knows how; the new state arrives as a prop. */
export interface PopupActions {
  retry(): void;
  openInTab(): void;
  /** Opens the page for recipes from outside. */
  openOptions(): void;
  startSetup(recipeId: string, variantId: string, answers: Answers, purpose: StartPurpose): Promise<void>;
  /** From looking at an app to setting it right. */
  repairApp(): Promise<void>;
  checkAnother(): Promise<void>;
  finishSetup(): Promise<void>;
  renewSecret(setupId: string): Promise<void>;
  /** Asks for the right to show notifications first; false when the admin says no. */
  setReminders(isOn: boolean): Promise<boolean>;
  /** Whether the browser lets Waymark read the portal's pages. */
  hasPortalAccess(): Promise<boolean>;
  askPortalAccess(): Promise<void>;
  chooseSetup(setupId: string | null): Promise<void>;
  discardSetup(setupId: string): Promise<void>;
  undoDiscard(): Promise<void>;
  forgetKeptAside(): Promise<void>;
  setAnswers(answers: Answers): Promise<void>;
  chooseVariant(variantId: string): Promise<void>;
  setValue(fact: TypedFact, value: string | null): Promise<ValueReply>;
  setSecret(value: string | null): Promise<ValueReply>;
  makeScript(tool: ScriptKind, cloud: CloudId): Promise<PageReplies['make-script']>;
  /** What a script printed; null takes it back. */
  takeScriptResult(text: string | null): Promise<ScriptReply>;
  revealSecret(): Promise<string | null>;
  useCandidate(clientId: string): Promise<void>;
  secretKeptSafe(): Promise<void>;
  showPanel(): Promise<void>;
  /** Opens a report of the portal's page, to be looked at. */
  reportPage(): Promise<'opened' | 'no-portal'>;
  /** Goes to the portal's page, where the admin points at the value. */
  pointAt(fact: PointedFact): Promise<PageReplies['point-at']>;
  /** Asks for access to the helpdesk first; `refused` when the admin says no. */
  onStartTest(options?: StartOptions): Promise<StartOutcome>;
  cancelTest(): Promise<void>;
  /** `address`: where to, for a destination whose address the admin enters. */
  deliver(
    destination: number,
    token: string,
    untested: boolean,
    address?: string,
  ): Promise<DeliveryResult | 'refused'>;
  /** To the endpoint that the helpdesk named, with the token that it gave for that. */
  deliverHandedOver(destination: number, untested: boolean): Promise<DeliveryResult | 'refused'>;
  /** Asks for access to the helpdesk first. What it hands over is shown like a page's. */
  askForHandOver(address: string): Promise<'found' | 'nothing' | 'refused'>;
  takeHandOver(id: string, mailbox: string | null, existing: boolean): Promise<void>;
  dismissHandOver(): void;
  /** Match patterns of the helpdesks that the admin gave access to. */
  listAccess(): Promise<string[]>;
  removeAccess(pattern: string): Promise<void>;
  /** Asks for access to the helpdesk first. */
  lookAtForm(destination: number, untested: boolean): Promise<FormAnswer>;
  fillForm(destination: number, untested: boolean, tabId: number, confirmed: Confirmed): Promise<FormAnswer>;
  undoForm(destination: number, untested: boolean, tabId: number): Promise<FormAnswer>;
  /** Asks for access to the helpdesk first, unless a place is given: it has been looked at before. */
  lookInto(destination: number, place: string | null): Promise<LookResult | 'refused'>;
  deliverInSession(
    destination: number,
    place: string,
    version: string,
    untested: boolean,
  ): Promise<DeliveryResult | 'refused'>;
  fillInSession(destination: number, untested: boolean): Promise<FillResult>;
  exportTo(destination: number, includeSecret: boolean, untested: boolean): Promise<ExportReply>;
}
