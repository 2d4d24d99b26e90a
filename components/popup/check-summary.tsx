import { diagnose, findingKinds } from '../../lib/guide/diagnosis';
import { t } from '../../lib/i18n';
import { stepLink } from '../../lib/setup-link';
import { Candidate } from '../overlay/candidate';
import { CheckItem } from '../ui/check-item';
import { Icon } from '../ui/icon';
import type { PopupActions } from './actions';
import type { Active } from './active';
import { checkText } from './check-text';
import { downloadText } from './download-text';
import { ExternalLink } from './external-link';
import { FindingList, findingTitles } from './finding-list';
import { SetupSummary } from './setup-summary';

/** What is to be said of an app registration that exists already. */
export const CheckSummary = ({ active, actions }: { active: Active; actions: PopupActions }) => {
  const { setup, guide } = active;
  const isKnown = setup.facts.clientId !== undefined;
  return (
    <div class="glance">
      <SetupSummary setup={active.setup} name={active.recipe.name} under={active.variant.name} />
      {setup.candidate && <Candidate candidate={setup.candidate} onUse={actions.useCandidate} />}
      {isKnown ? (
        <Findings active={active} />
      ) : (
        <section class="next">
          <h3>{t('popupCheckOpenApp')}</h3>
          <p>{t('popupCheckHow')}</p>
          <ExternalLink button href={stepLink(setup)}>
            {t('popupOpenPortal')}
          </ExternalLink>
        </section>
      )}
      {isKnown && (
        <div class="buttons">
          <button type="button" class="main" onClick={() => actions.repairApp()}>
            {t('popupCheckRepair')}
          </button>
          <button type="button" onClick={() => downloadText(checkText(active))}>
            {t('popupSaveText')}
          </button>
          <button type="button" onClick={() => actions.checkAnother()}>
            {t('popupCheckAnother')}
          </button>
          <button type="button" onClick={() => actions.finishSetup()}>
            {t('popupFinish')}
          </button>
        </div>
      )}
      {isKnown && guide.checks.length > 0 && <p class="muted">{t('popupCheckNothingChanged')}</p>}
    </div>
  );
};

const Findings = ({ active: { setup, guide } }: { active: Active }) => {
  const found = diagnose(guide);
  const isClean = findingKinds.every((kind) => found[kind].length === 0);
  const fine = guide.checks.filter(({ outcome, excess }) => outcome === 'pass' && !excess);
  return (
    <>
      <div role="status">
        {isClean ? (
          <p class="note good">
            <Icon name="pass" />
            {t('popupCheckClean')}
          </p>
        ) : (
          <p>
            {findingKinds
              .filter((kind) => found[kind].length > 0)
              .map((kind) => t(findingTitles[kind], `${found[kind].length}`))
              .join(' · ')}
          </p>
        )}
      </div>
      {findingKinds.map((kind) => (
        <FindingList key={kind} kind={kind} findings={found[kind]} setup={setup} pages={guide.pages} />
      ))}
      {fine.length > 0 && (
        <div class="folds">
          <details>
            <summary>{t('popupCheckFine', `${fine.length}`)}</summary>
            <ul class="checks">
              {fine.map((check) => (
                <CheckItem key={check.id} check={check} />
              ))}
            </ul>
          </details>
        </div>
      )}
    </>
  );
};
