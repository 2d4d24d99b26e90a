import { t } from '../../lib/i18n';
import type { Variant } from '../../lib/recipes/schema';

/** Each with its API, its type, and what the helpdesk needs it for. */
export const PermissionList = ({ permissions }: Pick<Variant, 'permissions'>) => (
  <ul class="plain">
    {permissions.map(({ api, name, type, why }) => (
      <li key={`${api} ${name} ${type}`}>
        <code>{name}</code>{' '}
        <span class="muted">
          {api} · {t(type === 'delegated' ? 'popupDelegated' : 'popupApplication')}
        </span>
        <span class="block">{why}</span>
      </li>
    ))}
  </ul>
);
