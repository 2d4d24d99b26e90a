import * as z from 'zod/mini';
import { quote } from './helpdesk-request';
import type { FieldProblem, FilledSetting } from './types';

const most = 20;

/** Two customs: a list of problems (RFC 9457, with a JSON pointer or the field's name), and texts by field. */
const listSchema = z.array(
  z.object({
    field: z.optional(z.string()),
    pointer: z.optional(z.string()),
    detail: z.optional(z.string()),
    message: z.optional(z.string()),
  }),
);
const recordSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const bodySchema = z.object({ errors: z.union([listSchema, recordSchema]) });

/** What an endpoint says of single settings. `hide`: what its words must not show. */
export function fieldProblems(body: unknown, settings: FilledSetting[], hide: string[]): FieldProblem[] {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return [];
  const { errors } = parsed.data;
  const named = Array.isArray(errors)
    ? errors.map(({ field, pointer, detail, message }) => ({
        name: field ?? pointer ?? '',
        text: detail ?? message ?? '',
      }))
    : Object.entries(errors).map(([name, text]) => ({ name, text: [text].flat().join(' ') }));
  return named.slice(0, most).map(({ name, text }) => {
    const key = name.replace(/^#?\/?(settings[/.])?/, '');
    const label = settings.find((setting) => setting.key === key)?.label ?? quote(key, hide);
    return { label, text: quote(text, hide) };
  });
}
