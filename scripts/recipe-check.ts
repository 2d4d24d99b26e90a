import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import './recipes/without-browser.mjs';
import { checkRules } from '../lib/recipes/check/rules';
import { checkShape } from '../lib/recipes/check/shape';
import { recipeSchema } from '../lib/recipes/schema';
import { type Located, locate, parseFile } from './recipes/locate';

/**
 * `npm run recipe:check -- recipe.json…`: says by line and field what is wrong with a recipe, or prints the walk it
 * gives. Exit code 0 only where all of them are right.
 */

const startedIn = process.env.INIT_CWD ?? process.cwd();
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run recipe:check -- recipe.json…');
  process.exit(2);
}

for (const file of files) {
  const faults = await check(file);
  for (const { line, column, text } of faults) console.error(`${file}:${line}:${column}  ${text}`);
  if (faults.length > 0) process.exitCode = 1;
}

async function check(file: string): Promise<Located[]> {
  let text: string;
  try {
    text = readFileSync(resolve(startedIn, file), 'utf8');
  } catch {
    return [{ line: 1, column: 1, text: 'the file cannot be read' }];
  }
  const parsed = parseFile(text);
  if ('broken' in parsed) return parsed.broken;
  const { $schema: _, ...value } = Object(parsed.value) as Record<string, unknown>;
  const shape = checkShape(value);
  const findings = shape.length > 0 ? shape : checkRules(recipeSchema.parse(value));
  if (findings.length > 0) return findings.map((finding) => locate(text, parsed.tree, finding));
  // Only now: the guide needs the texts that without-browser.mjs stands in for.
  const { renderWalk } = await import('./recipes/walk');
  console.log(renderWalk(recipeSchema.parse(value)));
  return [];
}
