import { t } from '../../lib/i18n';
import type { Setup } from '../../lib/setup/types';
import { CopyButton } from '../ui/copy-button';
import { factName } from '../ui/words';
import { purposeNames } from './purpose-names';

interface Props {
  setup: Setup;
  /** The helpdesk's name, and what stands under it. */
  name: string;
  under: string;
}

/** For whom, and which app. */
export const SetupSummary = ({ setup, name, under }: Props) => {
  const { displayName, clientId } = setup.facts;
  const kind = purposeNames[setup.purpose];
  return (
    <section>
      <h2>
        {name}
        {kind && <span class="badge">{t(kind)}</span>}
      </h2>
      <p class="muted">{under}</p>
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
