import { type MessageKey, t } from '../../lib/i18n';
import type { FactValues } from '../../lib/portal/types';
import type { SetupFacts } from '../../lib/setup/types';

const audiences: Record<FactValues['signInAudience'], MessageKey> = {
  AzureADMyOrg: 'popupAudienceMyOrg',
  AzureADMultipleOrgs: 'popupAudienceMultipleOrgs',
  AzureADandPersonalMicrosoftAccount: 'popupAudienceAll',
  PersonalMicrosoftAccount: 'popupAudiencePersonal',
};

/** Microsoft's names for them, short and the same in every language. */
const platforms: Record<FactValues['redirectUris'][number]['platform'], string> = {
  web: 'Web',
  spa: 'SPA',
  publicClient: 'Public client',
};

/** A fact as lines of text; null where it is not known. */
export function factLines(facts: SetupFacts, name: keyof SetupFacts): string[] | null {
  switch (name) {
    case 'signInAudience':
      return facts.signInAudience ? [t(audiences[facts.signInAudience.value])] : null;
    case 'redirectUris':
      return facts.redirectUris?.value.map(({ platform, uri }) => `${uri} (${platforms[platform]})`) ?? null;
    case 'permissions':
      return (
        facts.permissions?.value.map(
          ({ name, type, status }) => `${name} · ${t(types[type])} · ${t(statuses[status])}`,
        ) ?? null
      );
    case 'secrets':
      return (
        facts.secrets?.value.map(({ description, expires }) =>
          expires ? t('popupSecretRow', description, { date: expires }) : description,
        ) ?? null
      );
    case 'allowPublicClient':
      return facts.allowPublicClient
        ? [t(facts.allowPublicClient.value ? 'popupPublicClientOn' : 'popupPublicClientOff')]
        : null;
    case 'consentButton':
      return facts.consentButton
        ? [t(facts.consentButton.value === 'enabled' ? 'popupConsentEnabled' : 'popupConsentDisabled')]
        : null;
    default:
      return facts[name] ? [facts[name].value] : null;
  }
}

const types: Record<FactValues['permissions'][number]['type'], MessageKey> = {
  delegated: 'popupDelegated',
  application: 'popupApplication',
};

const statuses: Record<FactValues['permissions'][number]['status'], MessageKey> = {
  granted: 'popupGranted',
  'not-granted': 'popupNotGranted',
  none: 'popupNotGranted',
  unknown: 'panelOutcomeUnknown',
};
