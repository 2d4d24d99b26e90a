import type { FillResult, LookResult } from './delivery/session/types';
import type { DeliveryResult } from './delivery/types';
import type { FieldPlace, FormReply } from './form-fill/types';
import type { SaidProblem } from './guide/problems';
import type { Entry, Guide, Hint } from './guide/types';
import type { HandOverReply } from './hand-over/types';
import type { CloudId } from './hosts';
import type { Message } from './i18n';
import type { Box } from './overlay/stand-aside';
import type { ReportReply } from './page-report';
import type { PointedFact } from './pointing';
import type { FactName, Labels, Reading, View } from './portal/types';
import type { Recipe, Variant } from './recipes/schema';
import type { ExportReply, OptionsState, RecipeReply, ScriptReply, StartReply, ValueReply } from './replies';
import type { Script, ScriptKind } from './scripts/types';
import type { Setup } from './setup/types';

/**
 * Every message between contexts. Types only, so that content scripts carry no validators:
 * the background checks what it receives with lib/background/message-schemas.ts.
 */

/** Content script → background. */
export type ContentMessage =
  /** A frame of the portal has loaded, and holds nothing of ours yet. */
  | { type: 'frame-hello' }
  /** A frame's reader runs; the answer says what to do. `position` is the frame's place among the top window's frames, null for the top itself. */
  | { type: 'frame-ready'; position: number | null; languages: string[]; url: string }
  /** What a frame saw. `frames` (top only): which child frames are visible now. */
  | {
      type: 'observed';
      position: number | null;
      url: string;
      reading: Reading;
      hint: HintSighting | null;
      frames: number[];
      /** Of a child frame: what the panel, which is in the top frame, must not cover. */
      inTheWay?: FrameBoxes;
      /** Of whoever is signed in; only the top frame can say. */
      directory?: string | null;
    }
  | { type: 'panel-changed'; panel: PanelState }
  | { type: 'use-candidate'; clientId: string }
  | { type: 'secret-kept-safe' }
  /** The admin asks Waymark to enter these on the page now shown; the answer says what came of each. */
  | { type: 'fill-in'; ids: string[] }
  | { type: 'undo-fill-in' }
  | { type: 'open-waymark' }
  | { type: 'report-page' }
  /** The admin wants to point at a value on the page. */
  | { type: 'point-at'; fact: PointedFact }
  | { type: 'pointed'; fact: PointedFact; value: string; label: string | null }
  | { type: 'pointing-ended' };

/** In the pixels of the frame itself. */
export interface FrameBoxes {
  control: Box | null;
  panes: readonly Box[];
}

/** The first of a hint and its alternatives whose target a frame has; the hint itself where it has none. */
export interface HintSighting {
  id: string;
  outcome: 'found' | 'collapsed' | 'ambiguous' | 'absent';
}

/** Background → content script. */
export type FrameMessage =
  | { type: 'frame-state'; state: FrameState }
  /** The top document is new: what child frames said before it did is forgotten, so they say it again. */
  | { type: 'report-again' }
  /** Top frame only: the admin's shortcut to the panel. */
  | { type: 'focus-panel' };

/** All that a frame is told. It holds no secret, ever. */
export interface FrameState {
  /** No setup is under way: the frame stays quiet, without an observer. */
  active: boolean;
  /** The top document's address: a child frame can't see it. */
  url: string | null;
  /** Null: as before. Sent once per frame, and again when its languages change. */
  labels: Labels[] | null;
  hint: Hint | null;
  /** The hint, or the alternative, whose target this frame alone has: it may draw the ring there. */
  ring: RingOrder | null;
  /** Top frame only. */
  panel: PanelContent | null;
}

/** Which hint's target is to be marked, and the words beside it. */
export interface RingOrder {
  id: string;
  label: string;
  /** The words say what is wrong there. */
  wrong: boolean;
}

/** Where the admin put the panel, in CSS pixels from the viewport's edges. */
export interface PanelState {
  side: 'left' | 'right';
  /** Distance from the top edge, and from the side it is docked to. */
  top: number;
  inset: number;
  folded: boolean;
  dismissed: boolean;
}

export interface PanelContent {
  setup: Setup;
  guide: Guide;
  recipeName: string;
  variantName: string;
  state: PanelState;
  hint: Hint | null;
  hintOutcome: HintSighting['outcome'] | null;
  /** What is wrong with what the admin is typing, before it is saved. */
  warnings: Message[];
  /** What is to be entered on the form in front. */
  entries: Pick<Entry, 'id' | 'label' | 'value' | 'done'>[];
  /** The portal's own addresses of the pages where steps are done, in the document that is open. */
  ways: { [V in View]?: string };
  /** The secret's one showing: on the page now, or over and not yet said to be kept. */
  secretMoment: 'shown' | 'over' | null;
  /** What the page now shown is, and what could not be read on it. */
  page: Pick<Reading, 'view' | 'partial' | 'panes'> & { problems: SaidProblem[] };
  /** What visible child frames say that it must not cover, with their place among the window's frames. */
  inTheWay: (FrameBoxes & { position: number })[];
}

/** Waymark's own pages → background. */
export type PageMessage =
  | { type: 'get-state' }
  /** `check`: of an app that exists already; nothing is changed. */
  | {
      type: 'start-setup';
      purpose?: 'set-up' | 'check';
      recipeId: string;
      variantId: string;
      answers: Setup['answers'];
    }
  /** From looking at an app to setting it right, with all that is known. */
  | { type: 'repair-app' }
  /** The same check for another app. */
  | { type: 'check-another' }
  | { type: 'finish-setup' }
  /** A finished setup's secret is to be replaced: a setup of its own. */
  | { type: 'renew-secret'; setupId: string }
  | { type: 'choose-setup'; setupId: string | null }
  | { type: 'discard-setup'; setupId: string }
  /** Brings back what was discarded last; its secret is gone for good. */
  | { type: 'undo-discard' }
  /** The right to show notifications has been asked for before. */
  | { type: 'set-reminders'; isOn: boolean }
  | { type: 'forget-kept-aside' }
  | { type: 'set-answers'; answers: Setup['answers'] }
  | { type: 'choose-variant'; variantId: string }
  /** Typed by the admin; null takes the typed value back. */
  | { type: 'set-value'; fact: TypedFact; value: string | null }
  | { type: 'set-secret'; value: string | null }
  /** Makes the script of a tool for the active setup. */
  | { type: 'make-script'; tool: ScriptKind; cloud: CloudId }
  /** What a script printed, as the admin pasted it; null takes the last one back. */
  | { type: 'use-script-result'; text: string | null }
  | { type: 'reveal-secret' }
  | { type: 'use-candidate'; clientId: string }
  | { type: 'secret-kept-safe' }
  | { type: 'show-panel' }
  /** `consent`: an administrator consents first. `password`: of the mailbox, for this one test; kept nowhere. */
  | { type: 'start-test'; consent?: boolean; password?: string }
  | { type: 'cancel-test' }
  /** `address`: where to, for a destination whose address the admin enters. */
  | { type: 'deliver'; destination: number; token: string; untested: boolean; address?: string }
  /** To the endpoint that the helpdesk itself named, with the token that it gave for that. */
  | { type: 'deliver-handed-over'; destination: number; untested: boolean }
  /** Does the page in this tab hand over to Waymark? */
  | { type: 'look-for-hand-over'; tabId: number }
  /** Does the helpdesk at this address, to everybody? */
  | { type: 'ask-for-hand-over'; address: string }
  /** The admin agrees to what was found. `existing`: go on with the setup that there is for this helpdesk. */
  | { type: 'take-hand-over'; id: string; mailbox: string | null; existing: boolean }
  /** What is in the helpdesk, in the admin's session there. Null: the place that fits best. */
  | { type: 'look-into-helpdesk'; destination: number; place: string | null }
  | {
      type: 'deliver-in-session';
      destination: number;
      place: string;
      version: string;
      untested: boolean;
    }
  /** Into the form that the admin has opened in the helpdesk. */
  | { type: 'fill-in-session'; destination: number; untested: boolean }
  | { type: 'export'; destination: number; includeSecret: boolean; untested: boolean }
  /** What stands in the helpdesk's form, and what would go into it. */
  | { type: 'look-at-form'; destination: number; untested: boolean }
  | {
      type: 'fill-form';
      destination: number;
      untested: boolean;
      tabId: number;
      confirmed: (FieldPlace & { key: string })[];
    }
  | { type: 'undo-form'; destination: number; untested: boolean; tabId: number }
  /** What the reader makes of a portal tab: for `npm run inspect` and for support. */
  | { type: 'observe-tab'; tabId: number }
  /** A redacted capture of a portal tab, for the admin to look at and to save. */
  | { type: 'make-report'; tabId: number }
  | { type: 'point-at'; tabId: number; fact: PointedFact }
  | { type: 'get-options' }
  /** What a file from outside holds; nothing is kept yet. */
  | { type: 'check-recipe'; text: string }
  | { type: 'add-recipe'; text: string }
  | { type: 'remove-recipe'; recipeId: string };

/** Values that an admin may type by hand. */
export type TypedFact = Extract<
  FactName,
  'clientId' | 'tenantId' | 'objectId' | 'displayName' | 'authorizationEndpoint' | 'tokenEndpoint'
>;

export interface PageReplies {
  'get-state': AppState;
  'start-setup': AppState;
  'repair-app': AppState;
  'check-another': AppState;
  'finish-setup': AppState;
  'renew-secret': AppState;
  'choose-setup': AppState;
  'discard-setup': AppState;
  'undo-discard': AppState;
  'set-reminders': AppState;
  'forget-kept-aside': AppState;
  'set-answers': AppState;
  'choose-variant': AppState;
  'set-value': ValueReply;
  'set-secret': ValueReply;
  'make-script': Script | 'not-here' | 'no-address';
  'use-script-result': ScriptReply;
  'reveal-secret': string | null;
  'use-candidate': AppState;
  'secret-kept-safe': AppState;
  'show-panel': AppState;
  'start-test': StartReply;
  'cancel-test': AppState;
  deliver: DeliveryResult;
  'deliver-handed-over': DeliveryResult;
  'look-for-hand-over': HandOverReply;
  'ask-for-hand-over': HandOverReply;
  'take-hand-over': AppState;
  'look-into-helpdesk': LookResult;
  'deliver-in-session': DeliveryResult;
  'fill-in-session': FillResult;
  export: ExportReply;
  'look-at-form': FormReply;
  'fill-form': FormReply;
  'undo-form': FormReply;
  'observe-tab': Reading | null;
  'make-report': ReportReply;
  'point-at': 'started' | 'no-portal' | 'no-setup';
  'get-options': OptionsState;
  'check-recipe': RecipeReply;
  'add-recipe': RecipeReply;
  'remove-recipe': OptionsState;
}

/** Background → Waymark's own pages: fetch the state again. */
export type Broadcast = { type: 'state-changed' };

/** What the popup shows. The secret itself is not in it. */
export interface AppState {
  /** All that are offered. */
  recipes: Recipe[];
  /** Of those, IDs that did not come with the package. */
  outside: { organization: string[]; imported: string[] };
  /** The only helpdesks that may be connected, as in lib/edition/addresses.ts. Empty: any. */
  addresses: string[];
  supportUrl: string | null;
  mayImport: boolean;
  /** Those under way and those that are finished. */
  setups: Setup[];
  /** What was discarded last, for a while. */
  discarded: Setup | null;
  /** The admin is told before a client secret expires. */
  hasReminders: boolean;
  /** What storage held of setups and could not be read, as it stood there. */
  keptAside: unknown[];
  active: { setup: Setup; recipe: Recipe; variant: Variant; guide: Guide } | null;
}
