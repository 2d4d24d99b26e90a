import type * as z from 'zod/mini';
import { recipeSchema } from '../schema';
import { privateParts } from '../sealing-key';
import type { Finding } from './finding';

type Issue = z.core.$ZodIssue;

/** The message of an issue about which the schema says nothing: zod/mini comes without words. */
const unsaid = 'Invalid input';

/** Where a recipe differs from its schema, in words. */
export const checkShape = (value: unknown): Finding[] => shapeFindings(recipeSchema, value);

/** Where a value from outside differs from a schema, in words for whoever wrote it. */
export function shapeFindings(schema: z.ZodMiniType, value: unknown): Finding[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => explain(issue, value));
}

function explain(issue: Issue, value: unknown): Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const finding = (text: string): Finding[] => [{ path, text }];
  // What the schema says itself is said best there.
  if (issue.message !== unsaid) return finding(issue.message);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({
        path: [...path, name],
        text:
          path[0] === 'sealingKey' && privateParts.includes(name)
            ? 'is the private half of the key: whoever has it opens what is sealed. Leave it out, and make a new key if it was ever published'
            : 'there is no such field',
      }));
    case 'invalid_type':
      return finding(
        isThere(value, path)
          ? `has to be ${article(issue.expected)}`
          : `is missing: ${article(issue.expected)}`,
      );
    case 'invalid_value':
      return finding(`has to be ${issue.values.map((allowed) => `"${String(allowed)}"`).join(' or ')}`);
    case 'too_small':
      return finding(issue.origin === 'array' ? `needs at least ${issue.minimum}` : 'is empty');
    case 'too_big':
      return finding(
        issue.origin === 'array'
          ? `has more than ${issue.maximum}`
          : `is longer than ${issue.maximum} characters`,
      );
    case 'invalid_format':
      return finding(formats[issue.format] ?? `has to match ${issue.pattern ?? issue.format}`);
    case 'invalid_union':
      return finding(
        `has a ${issue.path[0] === 'sealingKey' ? 'kty' : 'kind'} that does not exist: docs/recipes.md lists them`,
      );
    default:
      return finding('is not as it should be');
  }
}

const formats: Record<string, string> = {
  url: 'has to be a web address that begins with https://',
  guid: 'has to be an ID of 36 characters, as Microsoft lists it',
};

const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

function isThere(value: unknown, path: readonly (string | number)[]): boolean {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !(part in at)) return false;
    at = (at as Record<string | number, unknown>)[part];
  }
  return at !== undefined;
}
