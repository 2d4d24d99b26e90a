import * as z from 'zod/mini';

const schema = z.object({
  _server_messages: z.optional(z.string()),
  exception: z.optional(z.string()),
  message: z.optional(z.string()),
});
const longest = 2000;
const oneSchema = z.object({ message: z.string() });

/** What a Frappe site says of a refusal: messages are JSON within JSON, with HTML in them. */
export function frappeSaid(body: unknown): string | null {
  const parsed = schema.safeParse(body);
  if (!parsed.success) return null;
  const { _server_messages, exception, message } = parsed.data;
  const listed = z.array(z.string()).safeParse(json(_server_messages)).data ?? [];
  const texts = listed.map((text) => oneSchema.safeParse(json(text)).data?.message ?? text);
  const said = texts.join(' ') || exception?.replace(/^[\w.]+: */, '') || message;
  // An answer full of `<` would hold the search up for hours.
  return said?.slice(0, longest).replace(/<[^>]*>/g, ' ') ?? null;
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
