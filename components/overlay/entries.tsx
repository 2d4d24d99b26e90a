import { Component } from 'preact';
import { type MessageKey, t, translate } from '../../lib/i18n';
import { wordText } from '../../lib/message-params';
import type { PanelContent } from '../../lib/messages';
import type { EntryResult } from '../../lib/portal-fill';
import { CopyButton } from '../ui/copy-button';
import { trusted } from '../ui/trusted';

interface Props {
  entries: PanelContent['entries'];
  onFill(ids: string[]): Promise<EntryResult[]>;
  onUndo(): Promise<EntryResult[]>;
}

interface State {
  outcomes: Map<string, EntryResult['outcome']>;
  /** Of the last press alone: what came of those before has been said. */
  news: EntryResult[];
  isBusy: boolean;
}

const texts: Record<EntryResult['outcome'], MessageKey> = {
  filled: 'fillFilled',
  changed: 'fillChanged',
  'not-sure': 'fillNotSure',
  restored: 'fillRestored',
  kept: 'fillKept',
};

/** What is to be entered on this page, exactly: to copy, or for Waymark to fill in. It saves nothing. */
export class Entries extends Component<Props, State> {
  override state: State = { outcomes: new Map(), news: [], isBusy: false };
  place: HTMLElement | null = null;

  /** The portal moves the focus into what is filled in: it comes back to where the admin was. */
  async ask(work: Promise<EntryResult[]>) {
    const root = this.place?.getRootNode() as ShadowRoot | undefined;
    const focused = root?.activeElement;
    this.setState({ isBusy: true, news: [] });
    const results = await work;
    const outcomes = new Map(this.state.outcomes);
    for (const { id, outcome } of results) outcomes.set(id, outcome);
    this.setState({ outcomes, news: results, isBusy: false }, () => {
      const next = focused?.isConnected ? focused : this.place;
      if (focused && next instanceof HTMLElement) next.focus();
    });
  }

  override render({ entries, onFill, onUndo }: Props, { outcomes, news, isBusy }: State) {
    const open = entries.filter(({ id, done }) => !done && outcomes.get(id) !== 'filled').map(({ id }) => id);
    const isUndoable = entries.some(({ id }) => ['filled', 'changed'].includes(outcomes.get(id) ?? ''));
    const fill = (ids: string[]) => trusted(() => !isBusy && void this.ask(onFill(ids)));
    return (
      <section
        class="entries"
        aria-label={t('panelEntries')}
        tabIndex={-1}
        ref={(element) => {
          this.place = element;
        }}
      >
        <h3>{t('panelEntries')}</h3>
        {entries.map(({ id, label, value, done }) => {
          const outcome = outcomes.get(id);
          return (
            <div class="value" key={id}>
              <span>{translate(label)}</span>
              <code>{wordText(value)}</code>
              <span class="tools">
                <CopyButton label={translate(label)} value={wordText(value)} />
                {!done && outcome !== 'filled' && (
                  <button
                    type="button"
                    class="small"
                    aria-label={t('fillInLabel', translate(label), wordText(value))}
                    aria-disabled={isBusy}
                    onClick={fill([id])}
                  >
                    {t('fillIn')}
                  </button>
                )}
              </span>
              {outcome && <p class="fix">{t(texts[outcome])}</p>}
            </div>
          );
        })}
        {open.length > 1 && (
          <button type="button" class="main" aria-disabled={isBusy} onClick={fill(open)}>
            {t('fillAll')}
          </button>
        )}
        {isUndoable && (
          <button
            type="button"
            aria-disabled={isBusy}
            onClick={trusted(() => !isBusy && void this.ask(onUndo()))}
          >
            {t('fillUndo')}
          </button>
        )}
        <p class="sr" role="status">
          {entries
            .flatMap(({ id, label }) =>
              news
                .filter((result) => result.id === id)
                .map(({ outcome }) => `${translate(label)}: ${t(texts[outcome])}`),
            )
            .join(' ')}
        </p>
      </section>
    );
  }
}
