import { useEffect, useRef } from 'preact/hooks';
import { cloudById, graphAddress } from '../../lib/hosts';
import { type MessageKey, t } from '../../lib/i18n';
import { canReadMailbox } from '../../lib/oauth/mailbox-right';
import type { DestinationSpec, Recipe } from '../../lib/recipes/schema';
import { PermissionList } from '../popup/permission-list';
import { Warnings } from '../popup/warnings';
import type { OptionsActions } from './options-page';

interface Props {
  recipe: Recipe;
  replaces: boolean;
  actions: OptionsActions;
}

/** What a recipe from a file may do, before it is taken. All of it is shown as text. */
export const RecipeReview = ({ recipe, replaces, actions }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const permissions = permissionsOf(recipe);
  return (
    <section class="card review" aria-labelledby="review">
      <h2 id="review" ref={heading} tabIndex={-1}>
        {t('optionsReview', recipe.name)}
      </h2>
      <p class="note warning">{t('optionsUnverified')}</p>
      <p>{recipe.description}</p>
      <dl class="summary">
        <dt>{t('optionsVendor')}</dt>
        <dd>{recipe.vendor}</dd>
        <dt>{t('optionsHosts')}</dt>
        <dd>
          <ul>
            {hostsOf(recipe).map((host) => (
              <li key={host}>
                <code>{host}</code>
              </li>
            ))}
            <li>{t('optionsHostHelpdesk')}</li>
          </ul>
        </dd>
        <dt>{t('optionsGoesTo')}</dt>
        <dd>
          <ul>
            {placesOf(recipe).map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ul>
        </dd>
      </dl>
      <h3>{t('popupPermissions', `${permissions.length}`)}</h3>
      <PermissionList permissions={permissions} />
      <Warnings
        warnings={unique(
          recipe.variants.flatMap(({ warnings }) => warnings),
          ({ text }) => text,
        )}
      />
      {replaces && <p>{t('optionsReplaces')}</p>}
      <div class="buttons">
        <button type="button" class="main" onClick={actions.add}>
          {t(replaces ? 'optionsReplace' : 'optionsAdd')}
        </button>
        <button type="button" onClick={actions.cancel}>
          {t('popupCancel')}
        </button>
      </div>
    </section>
  );
};

const unique = <T,>(list: T[], by: (item: T) => string): T[] => [
  ...new Map(list.map((item) => [by(item), item])).values(),
];

const permissionsOf = ({ variants }: Recipe) =>
  unique(
    variants.flatMap(({ permissions }) => permissions),
    ({ api, name, type }) => `${api} ${name} ${type}`,
  );

const hostsOf = ({ variants }: Recipe): string[] => [
  ...new Set(
    variants.flatMap((variant) =>
      (variant.clouds ?? ['global' as const]).flatMap((cloud) => [
        cloudById(cloud).login,
        ...(canReadMailbox(variant) ? [new URL(graphAddress(cloud)).host] : []),
      ]),
    ),
  ),
];

const placesOf = ({ variants }: Recipe): MessageKey[] => [
  ...new Set(variants.flatMap(({ destinations }) => destinations.map(placeOf))),
];

function placeOf(spec: DestinationSpec): MessageKey {
  switch (spec.kind) {
    case 'settings-endpoint':
      return spec.path === undefined ? 'optionsGoesEndpoint' : 'optionsHostHelpdesk';
    case 'zammad-rest':
    case 'frappe-rest':
    case 'freeitsm-session':
    case 'osticket-session':
      return 'optionsHostHelpdesk';
    case 'form-fill':
      return 'optionsGoesForm';
    default:
      return 'optionsGoesFile';
  }
}
