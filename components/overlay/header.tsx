import { t } from '../../lib/i18n';
import type { PanelContent, PanelState } from '../../lib/messages';
import { Icon, type IconName } from '../ui/icon';
import { trusted } from '../ui/trusted';
import { moveBy, moveByKey } from './placement';

interface Props {
  content: PanelContent;
  state: PanelState;
  /** `done` is false while the move is still going on. */
  onMove(state: PanelState, done: boolean): void;
}

/** The title bar: drag it anywhere, or move it with the arrow keys on its handle. */
export const Header = ({ content, state, onMove }: Props) => {
  const button = (icon: IconName, label: string, change: Partial<PanelState>) => (
    <button
      type="button"
      class={`tool ${icon} ${state.side}`}
      title={label}
      aria-label={label}
      onClick={trusted(() => onMove({ ...state, ...change }, true))}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <header onPointerDown={startDrag(state, onMove)}>
      <button
        type="button"
        class="tool grip"
        aria-label={t('panelMove')}
        title={t('panelMove')}
        onKeyDown={trusted((event: KeyboardEvent) => {
          const moved = moveByKey(state, event.key);
          if (!moved) return;
          event.preventDefault();
          onMove(moved, false);
        })}
        onKeyUp={trusted((event: KeyboardEvent) => {
          if (event.key.startsWith('Arrow')) onMove(state, true);
        })}
      >
        <Icon name="grip" />
      </button>
      <div class="name">
        <h2>{t('panelBrand')}</h2>
        <p>
          {content.recipeName} · {content.variantName}
        </p>
      </div>
      {button('dock', t(state.side === 'left' ? 'panelDockRight' : 'panelDockLeft'), {
        side: state.side === 'left' ? 'right' : 'left',
      })}
      {button('fold', t('panelFold'), { folded: true })}
      {button('close', t('panelDismiss'), { dismissed: true })}
    </header>
  );
};

/** Follows the pointer from where it went down; the start's state is the base, so that clamping loses nothing. */
const startDrag = (state: PanelState, onMove: Props['onMove']) =>
  trusted((start: PointerEvent & { currentTarget: HTMLElement }) => {
    const onButton = (start.target as Element).closest('button:not(.grip)');
    if (onButton || start.button !== 0) return;
    const header = start.currentTarget;
    const ends = new AbortController();
    let last = state;
    header.setPointerCapture(start.pointerId);
    const follow = trusted((event: PointerEvent) => {
      last = moveBy(state, event.clientX - start.clientX, event.clientY - start.clientY);
      onMove(last, false);
    });
    const drop = trusted(() => {
      ends.abort();
      if (last !== state) onMove(last, true);
    });
    header.addEventListener('pointermove', follow, ends);
    header.addEventListener('pointerup', drop, ends);
    header.addEventListener('pointercancel', drop, ends);
  });
