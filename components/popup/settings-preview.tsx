import { type MessageKey, t } from '../../lib/i18n';
import type { FillResult, Placeholder } from '../../lib/recipes/fill';
import { Icon } from '../ui/icon';

const names: Record<Placeholder, MessageKey> = {
  clientId: 'panelFactClientId',
  clientSecret: 'panelSecret',
  tenantId: 'panelFactTenantId',
  authorizationEndpoint: 'panelFactAuthorizationEndpoint',
  tokenEndpoint: 'panelFactTokenEndpoint',
  redirectUri: 'panelFactRedirectUris',
  scopes: 'popupScopes',
  mailbox: 'popupMailbox',
  helpdeskUrl: 'popupHelpdesk',
};

/** Exactly what will leave the browser, with the secret masked. */
export const SettingsPreview = ({ settings, missing }: FillResult) => (
  <>
    <table class="settings">
      <caption>{t('popupSettings')}</caption>
      <tbody>
        {settings.map(({ key, label, value }) => (
          <tr key={key}>
            <th scope="row">
              {label}
              <code class="muted block">{key}</code>
            </th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {missing.length > 0 && (
      <p class="note warning">
        <Icon name="warn" />
        {t('popupMissing', missing.map((name) => t(names[name])).join(', '))}
      </p>
    )}
  </>
);
