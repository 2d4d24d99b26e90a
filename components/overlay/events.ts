import type { PanelState } from '../../lib/messages';
import type { PointedFact } from '../../lib/pointing';
import type { EntryResult } from '../../lib/portal-fill';

/** What the admin can do on the panel. None of it is privileged; only the filling in touches the page. */
export interface PanelEvents {
  onPanelChange(state: PanelState): void;
  onUseCandidate(clientId: string): void;
  onSecretKeptSafe(): void;
  onOpenWaymark(): void;
  onPointAt(fact: PointedFact): void;
  onReport(): void;
  /** What came of each; nothing where nobody answered. */
  onFill(ids: string[]): Promise<EntryResult[]>;
  onUndoFill(): Promise<EntryResult[]>;
}
