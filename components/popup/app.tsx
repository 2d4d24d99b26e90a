import { useState } from 'preact/hooks';
import type { HandOverReply } from '../../lib/hand-over/types';
import type { AppState } from '../../lib/messages';
import type { Trouble } from '../../lib/page-client';
import { Connection } from '../ui/connection';
import type { PopupActions } from './actions';
import { AppHeader } from './app-header';
import { Conditions } from './conditions';
import { FinishedView } from './finished-view';
import { HandOverCard } from './hand-over-card';
import { KeptAside } from './kept-aside';
import { SetupView } from './setup-view';
import { StartView } from './start-view';

interface Props {
  /** Null until the background has answered. */
  state: AppState | null;
  /** Of the last request. */
  trouble: Trouble | null;
  wide: boolean;
  /** What the helpdesk's own page asks for. */
  handOver: HandOverReply;
  /** The finished setup to show, as a reminder leads to it. */
  finished: string | null;
  actions: PopupActions;
}

/** Waymark's popup, which can also fill a tab. */
export const App = ({ state, trouble, wide, handOver, finished, actions }: Props) => {
  const [shown, setShown] = useState(finished);
  const setup = state?.setups.find(({ id, finishedAt }) => id === shown && finishedAt !== undefined);
  return (
    <div class={wide ? 'app wide' : 'app'}>
      <AppHeader state={state} wide={wide} actions={actions} />
      <Connection isReady={state !== null} trouble={trouble} retry={actions.retry} />
      <Conditions hasPortalAccess={actions.hasPortalAccess} askPortalAccess={actions.askPortalAccess} />
      {state && state.keptAside.length > 0 && <KeptAside keptAside={state.keptAside} actions={actions} />}
      {state && <HandOverCard reply={handOver} recipes={state.recipes} actions={actions} />}
      {state && setup && (
        <FinishedView setup={setup} state={state} actions={actions} onBack={() => setShown(null)} />
      )}
      {state?.active && !setup && (
        <SetupView
          key={state.active.setup.id}
          active={state.active}
          addresses={state.addresses}
          wide={wide}
          actions={actions}
        />
      )}
      {state && !state.active && !setup && (
        <StartView state={state} actions={actions} onOpenFinished={setShown} />
      )}
    </div>
  );
};
