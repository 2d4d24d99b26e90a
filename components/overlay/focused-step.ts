import type { StepId } from '../../lib/guide/types';
import type { PanelContent } from '../../lib/messages';

/** What the hint on this page is about, or what is done on this page; elsewhere the first step that is not done. */
export const focusedStep = ({ guide, hint, page }: PanelContent): StepId | null =>
  hint?.step ??
  guide.steps.find(({ view, state }) => view === page.view && state !== 'done')?.id ??
  guide.current;
