import { Component } from 'preact';
import type { StepId } from '../../lib/guide/types';
import { t } from '../../lib/i18n';
import type { PanelContent, PanelState } from '../../lib/messages';
import { Icon } from '../ui/icon';
import { trusted } from '../ui/trusted';
import { Announcements } from './announcements';
import { Candidate } from './candidate';
import { Entries } from './entries';
import type { PanelEvents } from './events';
import { Facts } from './facts';
import { focusedStep } from './focused-step';
import { Header } from './header';
import { HelpReading } from './help-reading';
import { HintBox } from './hint-box';
import { placeStyle } from './placement';
import { Problems } from './problems';
import { SecretMoment } from './secret-moment';
import { StepItem } from './step-item';
import { Warnings } from './warnings';

interface Props {
  content: PanelContent;
  events: PanelEvents;
}

interface State {
  /** Where the admin has just put the panel, until the content says the same. */
  state: PanelState | null;
  /** The step opened by hand: stands until the current one changes. */
  open: StepId | 'none' | null;
}

export class Panel extends Component<Props, State> {
  place: Element | null = null;

  override componentWillReceiveProps({ content }: Props) {
    const now = this.props.content;
    if (JSON.stringify(content.state) !== JSON.stringify(now.state)) this.setState({ state: null });
    if (focusedStep(content) !== focusedStep(now)) this.setState({ open: null });
  }

  move = (state: PanelState, done: boolean) => {
    const refocus = state.folded !== (this.state.state ?? this.props.content.state).folded;
    this.setState({ state }, () => {
      // The button that had the focus is gone.
      if (refocus) this.place?.querySelector('button')?.focus();
    });
    if (done) this.props.events.onPanelChange(state);
  };

  override render({ content, events }: Props, local: State) {
    const { setup, guide, page, warnings, entries, secretMoment } = content;
    const state = local.state ?? content.state;
    const focus = focusedStep(content);
    const index = guide.steps.findIndex(({ id }) => id === focus);
    const step = guide.steps[index];
    const progress = step
      ? t('panelProgress', `${index + 1}`, `${guide.steps.length}`)
      : t('panelProgressDone', `${guide.steps.length}`);
    const open = local.open ?? focus;
    if (state.dismissed) return null;
    return (
      <div
        class={`place ${state.side}`}
        style={placeStyle(state)}
        ref={(element) => {
          this.place = element;
        }}
      >
        <Announcements content={content} />
        {state.folded ? (
          <button
            type="button"
            class="pill"
            aria-label={`${t('panelUnfold')}. ${progress}`}
            onClick={trusted(() => this.move({ ...state, folded: false }, true))}
          >
            <Icon name="mark" />
            {progress}
          </button>
        ) : (
          <section class="panel" tabIndex={-1} aria-label={t('panelBrand')}>
            <Header content={content} state={state} onMove={this.move} />
            <div class="body">
              <div class="progress">
                <p>{progress}</p>
                <div aria-hidden="true">
                  {guide.steps.map(({ id, state }) => (
                    <i key={id} class={state} />
                  ))}
                </div>
              </div>
              <HintBox content={content} step={step} />
              <Warnings warnings={warnings} />
              {secretMoment && setup.secret && (
                <SecretMoment
                  moment={secretMoment}
                  secret={setup.secret}
                  onKeptSafe={() => events.onSecretKeptSafe()}
                  onOpenWaymark={() => events.onOpenWaymark()}
                />
              )}
              {entries.length > 0 && (
                <Entries
                  key={entries[0]?.id}
                  entries={entries}
                  onFill={(ids) => events.onFill(ids)}
                  onUndo={() => events.onUndoFill()}
                />
              )}
              {setup.candidate && (
                <Candidate
                  candidate={setup.candidate}
                  onUse={(clientId) => events.onUseCandidate(clientId)}
                />
              )}
              <Problems problems={page.problems} />
              <HelpReading view={page.view} onPointAt={events.onPointAt} onReport={events.onReport} />
              <ol class="steps">
                {guide.steps.map((item) => (
                  <StepItem
                    key={item.id}
                    // What is to be entered here stands above, with the means to fill it in.
                    step={item === step && entries.length > 0 ? { ...item, values: [] } : item}
                    way={(item.view !== page.view && item.view && content.ways[item.view]) || null}
                    current={item === step}
                    open={item.id === open}
                    onToggle={() => this.setState({ open: item.id === open ? 'none' : item.id })}
                  />
                ))}
              </ol>
              <Facts setup={setup} guide={guide} />
            </div>
            <footer>
              <span>{guide.openPoints > 0 && t('panelOpenPoints', `${guide.openPoints}`)}</span>
              <button type="button" class="main" onClick={trusted(() => events.onOpenWaymark())}>
                {t('panelOpenWaymark')}
              </button>
            </footer>
          </section>
        )}
      </div>
    );
  }
}
