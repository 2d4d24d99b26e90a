import { t } from '../../lib/i18n';
import type { Recipe, Variant } from '../../lib/recipes/schema';
import { ExternalLink } from './external-link';
import { PermissionList } from './permission-list';

/** What an admin may want to know before trusting a recipe: rights asked for, departures from the vendor's guide, sources. */
export const RecipeNotes = ({ recipe, variant }: { recipe: Recipe; variant: Variant }) => (
  <div class="folds">
    <details>
      <summary>{t('popupPermissions', `${variant.permissions.length}`)}</summary>
      <PermissionList permissions={variant.permissions} />
    </details>
    {recipe.departures.length > 0 && (
      <details>
        <summary>{t('popupDepartures', `${recipe.departures.length}`)}</summary>
        <ul class="plain">
          {recipe.departures.map(({ guideSays, weDo, why }) => (
            <li key={guideSays}>
              <span class="muted block">{t('popupGuideSays', guideSays)}</span>
              <span class="block">{t('popupWeDo', weDo)}</span>
              <span class="muted block">{why}</span>
            </li>
          ))}
        </ul>
      </details>
    )}
    <details>
      <summary>{t('popupSources')}</summary>
      <ul class="plain">
        {recipe.sources.map(({ title, url }) => (
          <li key={url}>
            <ExternalLink href={url}>{title}</ExternalLink>
          </li>
        ))}
      </ul>
    </details>
  </div>
);
