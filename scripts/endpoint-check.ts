import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readRecipe } from '../lib/recipes/check/read-recipe';
import { generic } from '../lib/recipes/generic';
import type { Recipe } from '../lib/recipes/schema';
import { checkEndpoint } from './endpoint/conformance';
import { report } from './endpoint/finding';

/**
 * `npm run endpoint:check -- <address> --token <token>…`: says of a settings endpoint, rule by rule, whether it is as
 * docs/settings-endpoint.md has it. Exit code 0 only where nothing failed.
 */

const usage = `usage: npm run endpoint:check -- https://… --token <token> [--token <token>…] [--reusable]
       [--recipe recipe.json] [--variant id] [--ca authority.pem]`;
const startedIn = process.env.INIT_CWD ?? process.cwd();
const read = (file: string): string => readFileSync(resolve(startedIn, file), 'utf8');

function stop(text: string): never {
  console.error(text);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        token: { type: 'string', multiple: true },
        reusable: { type: 'boolean', default: false },
        recipe: { type: 'string' },
        variant: { type: 'string' },
        ca: { type: 'string' },
      },
    });
  } catch (error) {
    stop(`${(error as Error).message}\n${usage}`);
  }
}

function recipeFrom(file: string): Recipe {
  const found = readRecipe(read(file));
  return found.ok ? found.recipe : stop(found.findings.join('\n'));
}

const { values, positionals } = readArguments();
const [address] = positionals;
const { token: tokens = [], reusable } = values;
if (address === undefined || tokens.length === 0) stop(usage);

const recipe = values.recipe === undefined ? generic : recipeFrom(values.recipe);
const variant =
  values.variant === undefined ? recipe.variants[0] : recipe.variants.find(({ id }) => id === values.variant);
if (!variant) stop(`the recipe has no variant ${values.variant}`);

const ca = values.ca === undefined ? {} : { ca: read(values.ca) };
const findings = await checkEndpoint({ address, tokens, reusable, recipe, variant, ...ca });
console.log(report(findings));
if (findings.some(({ outcome }) => outcome === 'fail')) process.exitCode = 1;
