import type { StepId } from '../../lib/guide/types';
import { t, translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import type { Active, TabId } from './active';

/** Steps that are done here, not in the portal. */
const tabs: Partial<Record<StepId, TabId>> = { test: 'test', deliver: 'deliver' };

/** The next thing to do: a failed check's fix if the current step has one, else its first instruction. */
export const NextStep = ({ active: { setup, guide }, onGo }: { active: Active; onGo(tab: TabId): void }) => {
  const step = guide.steps.find(({ id }) => id === guide.current);
  if (!step) {
    return (
      <p class="note good">
        <Icon name="pass" />
        {t('popupAllDone')}
      </p>
    );
  }
  const failed = step.checks.find(({ outcome, advisory }) => outcome === 'fail' && !advisory);
  const todo = failed?.fix ?? step.instructions[0];
  const tab = tabs[step.id];
  return (
    <section class="next">
      <h3>{t('popupNext', translate(step.title))}</h3>
      {failed && <p>{translate(failed.reason)}</p>}
      {todo && <p>{translate(todo)}</p>}
      {tab && (
        <button type="button" class="main" onClick={() => onGo(tab)}>
          {translate(step.title)}
        </button>
      )}
      {step.id === 'register' && setup.purpose === 'set-up' && !setup.facts.clientId && (
        <button type="button" class="link" onClick={() => onGo('values')}>
          {t('popupScript')}
        </button>
      )}
    </section>
  );
};
