import type { PanelState } from '../../lib/messages';
import type { PointedFact } from '../../lib/pointing';

/** What the admin can do on the panel. None of it is privileged, and none of it touches the page. */
export interface PanelEvents {
  onPanelChange(state: PanelState): void;
  onUseCandidate(clientId: string): void;
  onSecretKeptSafe(): void;
  onOpenWaymark(): void;
  onPointAt(fact: PointedFact): void;
  onReport(): void;
}
