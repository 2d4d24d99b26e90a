import { t } from '../../lib/i18n';
import { Candidate } from '../overlay/candidate';
import { CopyButton } from '../ui/copy-button';
import { factName } from '../ui/words';
import type { PopupActions } from './actions';
import type { Active, TabId } from './active';
import { ExternalLink } from './external-link';
import { NextStep } from './next-step';
import { stepLink } from './portal-link';
import { StepList } from './step-list';

interface Props {
  active: Active;
  actions: PopupActions;
  onGo(tab: TabId): void;
}

/** The setup in one look: for whom, which app, how far, what next. */
export const Glance = ({ active, actions, onGo }: Props) => {
  const { setup, recipe, variant, guide } = active;
  const { displayName, clientId } = setup.facts;
  const done = guide.steps.filter(({ state }) => state === 'done').length;
  return (
    <div class="glance">
      <section>
        <h2>{recipe.name}</h2>
        <p class="muted">{variant.name}</p>
        <dl class="summary">
          {setup.answers.helpdeskUrl && (
            <>
              <dt>{t('popupHelpdesk')}</dt>
              <dd>{setup.answers.helpdeskUrl}</dd>
            </>
          )}
          {setup.answers.mailbox && (
            <>
              <dt>{t('popupMailbox')}</dt>
              <dd>{setup.answers.mailbox}</dd>
            </>
          )}
          <dt>{t('popupApp')}</dt>
          <dd>{displayName?.value ?? t('popupNoApp')}</dd>
          {clientId && (
            <>
              <dt>{factName('clientId')}</dt>
              <dd>
                <code>{clientId.value}</code>{' '}
                <CopyButton label={factName('clientId')} value={clientId.value} />
              </dd>
            </>
          )}
        </dl>
      </section>
      {setup.candidate && <Candidate candidate={setup.candidate} onUse={actions.useCandidate} />}
      <NextStep active={active} onGo={onGo} />
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
