import { findRecipeIn } from './find';
import { frappe } from './frappe';
import { freeitsm } from './freeitsm';
import { freescout } from './freescout';
import { generic } from './generic';
import { glpi } from './glpi';
import { matrix42 } from './matrix42';
import { odoo } from './odoo';
import { osticket } from './osticket';
import type { Recipe } from './schema';
import { serviceops } from './serviceops';
import { zammad } from './zammad';
import { znuny } from './znuny';

export { findVariant } from './find';

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

export const findRecipe = (id: string): Recipe | undefined => findRecipeIn(recipes, id);
