import { t } from '../../lib/i18n';
import { stepLink } from '../../lib/setup-link';
import { Candidate } from '../overlay/candidate';
import type { PopupActions } from './actions';
import type { Active, TabId } from './active';
import { ExternalLink } from './external-link';
import { FinishCard } from './finish-card';
import { NextStep } from './next-step';
import { SecretMoment } from './secret-moment';
import { SetupSummary } from './setup-summary';
import { StepList } from './step-list';

interface Props {
  active: Active;
  actions: PopupActions;
  onGo(tab: TabId): void;
}

/** The setup in one look: for whom, which app, how far, what next. */
export const Glance = ({ active, actions, onGo }: Props) => {
  const { setup, guide } = active;
  const done = guide.steps.filter(({ state }) => state === 'done').length;
  return (
    <div class="glance">
      <SetupSummary setup={active.setup} name={active.recipe.name} under={active.variant.name} />
      {setup.candidate && <Candidate candidate={setup.candidate} onUse={actions.useCandidate} />}
      <SecretMoment active={active} actions={actions} onGo={onGo} />
      <NextStep active={active} onGo={onGo} />
      {(guide.current === null || setup.receipts.length > 0) && <FinishCard onFinish={actions.finishSetup} />}
      <div class="buttons">
        <ExternalLink button href={stepLink(setup, currentView(active))}>
          {t('popupOpenPortal')}
        </ExternalLink>
        <button type="button" onClick={() => actions.showPanel()}>
          {t('popupShowPanel')}
        </button>
      </div>
      <section>
        <h3>
          {t('popupProgress', `${done}`, `${guide.steps.length}`)}
          {guide.openPoints > 0 && (
            <span class="muted"> · {t('panelOpenPoints', `${guide.openPoints}`)}</span>
          )}
        </h3>
        <StepList steps={guide.steps} current={guide.current} />
      </section>
    </div>
  );
};

const currentView = ({ guide }: Active) => guide.steps.find(({ id }) => id === guide.current)?.view ?? null;
