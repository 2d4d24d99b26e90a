import type { PanelState } from '../../lib/messages';
import { trusted } from '../ui/trusted';
import { placeStyle } from './placement';

interface Props {
  state: PanelState;
  /** Looked up while there was somebody to ask. */
  words: Record<'brand' | 'orphaned' | 'reload', string>;
}

/** What is left of the panel after an update of the extension: why it is silent, and what to do. */
export const Orphan = ({ state, words }: Props) => (
  <div class={`place ${state.side}`} style={placeStyle(state)}>
    <section class="panel" aria-label={words.brand}>
      <p class="body" role="alert">
        {words.orphaned}
      </p>
      <footer>
        <button type="button" class="main" onClick={trusted(() => location.reload())}>
          {words.reload}
        </button>
      </footer>
    </section>
  </div>
);
