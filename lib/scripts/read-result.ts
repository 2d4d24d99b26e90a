import type { Recipe, Variant } from '../recipes/schema';
import { appIdOf, knownPermissions, permissionId } from './apis';
import { type ScriptResult, scriptResultSchema } from './result-schema';

/** Why a text is not taken, by code. */
export type ResultProblem =
  | 'not-json'
  | 'not-a-result'
  | 'other-version'
  | 'other-recipe'
  | 'other-variant'
  | 'inconsistent';

export type ReadResult = { ok: true; result: ScriptResult } | { ok: false; reason: ResultProblem };

/**
 * The document in what an admin has pasted: a terminal's lines before and after it are passed over, and so are the
 * breaks that a terminal puts into a long line. Nothing in it is believed that contradicts what is known of Microsoft.
 */
export function readScriptResult(pasted: string, recipe: Recipe, variant: Variant): ReadResult {
  const refuse = (reason: ResultProblem): ReadResult => ({ ok: false, reason });
  const document = parseIn(pasted);
  if (document === null) return refuse('not-json');
  if (document.format !== 'waymark-script-result') return refuse('not-a-result');
  if (document.version !== 1) return refuse('other-version');
  const parsed = scriptResultSchema.safeParse(lowerIds(document));
  if (!parsed.success) return refuse('not-a-result');
  const result = parsed.data;
  if (result.recipe !== recipe.id) return refuse('other-recipe');
  if (result.variant !== variant.id) return refuse('other-variant');
  return areNamesTrue(result, variant) ? { ok: true, result } : refuse('inconsistent');
}

/** Everything between the first brace and the last one. */
function parseIn(pasted: string): Record<string, unknown> | null {
  const start = pasted.indexOf('{');
  const end = pasted.lastIndexOf('}');
  if (start < 0 || end < start) return null;
  try {
    const value: unknown = JSON.parse(pasted.slice(start, end + 1).replace(/[\r\n]+/g, ''));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** IDs are the same in either case; only the secret's value is left as it is. */
const lowerIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, item) =>
    typeof item === 'string' && /id$/i.test(key) ? item.toLowerCase() : item,
  );

/** A name that goes with another ID than Microsoft's would make a check pass that must not. */
const areNamesTrue = ({ permissionNames }: ScriptResult, variant: Variant): boolean =>
  permissionNames.every(({ api, appId, id, type, name }) => {
    const kind = type === 'Scope' ? 'delegated' : 'application';
    const sameName = (one: { api: string; name: string; type: string }) =>
      one.type === kind &&
      one.name.toLowerCase() === name.toLowerCase() &&
      one.api.toLowerCase() === api.toLowerCase();
    const expectedApp = appIdOf(api);
    if (expectedApp !== null && expectedApp !== appId) return false;
    const known = [...knownPermissions, ...variant.permissions].filter(sameName);
    return known.every((one) => {
      const expected = permissionId(one);
      return expected === null || expected === id;
    });
  });
