import { writeFileSync } from 'node:fs';
import { recipes } from '../lib/recipes';
import { guides } from './effort/guides';
import { helpdesks } from './effort/helpdesks';
import { type Compared, details, missed, page, table } from './effort/report';
import { walkWith } from './effort/walk';

/**
 * `npm run effort [-- zammad …]`: what a vendor's written guide asks of an admin, and what Waymark does, counted in a real
 * browser with the production build. Without names it also writes docs/effort.md.
 */

const wanted = process.argv.slice(2);
const all: Compared[] = [];
for (const guide of guides) {
  if (wanted.length > 0 && !wanted.includes(guide.recipeId)) continue;
  const recipe = recipes.find(({ id }) => id === guide.recipeId);
  const end = helpdesks[guide.recipeId]?.();
  if (!recipe || !end) throw new Error(`nothing to walk with for ${guide.recipeId}`);
  const walked = await walkWith(guide, end, [recipe.appName, 'Support']);
  all.push({ name: recipe.name, guide, walked });
  console.error(`walked: ${recipe.name}`);
}

console.log(table(all));
for (const one of all) {
  for (const what of missed(one)) console.log(`aim missed: ${one.name}: ${what}`);
  for (const slip of one.walked.unnoticed) console.log(`goes unnoticed: ${one.name}: ${slip}`);
}
if (wanted.length > 0) for (const one of all) console.log(`\n${details(one)}`);
else writeFileSync('docs/effort.md', page(all));
