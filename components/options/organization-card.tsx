import { t } from '../../lib/i18n';
import type { OptionsState } from '../../lib/replies';

/** What the organization has set: to see, not to change. Nothing where it has set nothing. */
export const OrganizationCard = ({
  state: { organization, addresses, mayImport, problems },
}: {
  state: OptionsState;
}) => {
  if (organization.length === 0 && addresses.length === 0 && mayImport && problems.length === 0) return null;
  return (
    <section class="card">
      <h2>{t('recipeFromOrganization')}</h2>
      <ul class="plain">
        {organization.map(({ id, name, vendor }) => (
          <li key={id}>
            <b>{name}</b> <span class="muted">{vendor}</span>
          </li>
        ))}
      </ul>
      {addresses.length > 0 && <p>{t('optionsAddresses', addresses.join(', '))}</p>}
      {!mayImport && <p>{t('optionsNotAllowed')}</p>}
      {problems.length > 0 && (
        <ul class="notes">
          {problems.map(({ setting, detail }) => (
            <li key={setting + detail} class="note warning">
              {t('optionsPolicyProblem', setting, detail)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
