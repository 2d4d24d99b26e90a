import { frappe } from './frappe';
import { freeitsm } from './freeitsm';
import { freescout } from './freescout';
import { generic } from './generic';
import { glpi } from './glpi';
import { matrix42 } from './matrix42';
import { odoo } from './odoo';
import { osticket } from './osticket';
import type { Recipe, Variant } from './schema';
import { serviceops } from './serviceops';
import { zammad } from './zammad';
import { znuny } from './znuny';

/** Every helpdesk we know, in the order of the picker. A new one is one new file and one line here. */
export const recipes: Recipe[] = [
  freeitsm,
  osticket,
  serviceops,
  matrix42,
  zammad,
  freescout,
  glpi,
  znuny,
  odoo,
  frappe,
  generic,
];

export const findRecipe = (id: string, known: Recipe[] = recipes): Recipe | undefined =>
  known.find((recipe) => recipe.id === id);

export const findVariant = (recipe: Recipe, id: string): Variant | undefined =>
  recipe.variants.find((variant) => variant.id === id);
