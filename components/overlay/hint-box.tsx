import type { Step } from '../../lib/guide/types';
import { type MessageKey, t, translate } from '../../lib/i18n';
import type { PanelContent } from '../../lib/messages';
import { WayLink } from './way-link';

const notes: Record<string, MessageKey> = {
  collapsed: 'panelHintCollapsed',
  ambiguous: 'panelHintAmbiguous',
  absent: 'panelHintAbsent',
};

/** The next thing to do on this page. Without a ring it says what to look for: there is always a way on. */
export const HintBox = ({ content, step }: { content: PanelContent; step: Step | undefined }) => {
  const { hint, hintOutcome, page, guide } = content;
  const way = step?.view && content.ways[step.view];
  if (!hint) {
    return step?.view && step.view !== page.view ? (
      <div class="hint">
        <p>{t('panelGoTo', translate(guide.pages[step.view]))}</p>
        {way && <WayLink way={way} />}
      </div>
    ) : null;
  }
  const note = hintOutcome && notes[hintOutcome];
  const word = hint.target.text;
  return (
    <div class="hint">
      <p>
        <b>{t('panelNow')}</b> {translate(hint.text)}
      </p>
      {note && <p class="note">{t(note)}</p>}
      {hint.target.role === 'menu' && way && <WayLink way={way} />}
      {note && word && <p class="note">{t('panelHintLookFor', word)}</p>}
    </div>
  );
};
