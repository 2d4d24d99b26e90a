import { t } from '../../lib/i18n';
import { CopyButton } from '../ui/copy-button';
import { factName } from '../ui/words';
import type { Active } from './active';
import { purposeNames } from './purpose-names';

/** For whom, and which app. */
export const SetupHead = ({ active: { setup, recipe, variant } }: { active: Active }) => {
  const { displayName, clientId } = setup.facts;
  const kind = purposeNames[setup.purpose];
  return (
    <section>
      <h2>
        {recipe.name}
        {kind && <span class="badge">{t(kind)}</span>}
      </h2>
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
              <code>{clientId.value}</code> <CopyButton label={factName('clientId')} value={clientId.value} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
};
