/** A value that only the running script knows, by the name of its variable. */
export class Ref {
  constructor(readonly variable: string) {}
}

export type Json = string | number | boolean | null | Ref | Json[] | { [key: string]: Json };

/** A JSON text in pieces: literal text, and variables whose value stands between quotation marks of the text. */
export type JsonPart = string | Ref;

/**
 * The literal pieces are ASCII without control characters and without `'`, so that no shell, and no reader that takes
 * a file for one of an older encoding, sees anything in them but text.
 */
export function jsonParts(value: Json): JsonPart[] {
  const parts: JsonPart[] = [];
  const push = (part: JsonPart) => {
    const last = parts.length - 1;
    const before = parts[last];
    if (typeof part === 'string' && typeof before === 'string') parts[last] = before + part;
    else parts.push(part);
  };
  const write = (item: Json): void => {
    if (item instanceof Ref) {
      push('"');
      push(item);
      push('"');
    } else if (Array.isArray(item)) {
      push('[');
      item.forEach((one, index) => {
        if (index > 0) push(',');
        write(one);
      });
      push(']');
    } else if (typeof item === 'object' && item !== null) {
      push('{');
      Object.entries(item).forEach(([key, one], index) => {
        push(`${index > 0 ? ',' : ''}${plainJson(key)}:`);
        write(one);
      });
      push('}');
    } else push(plainJson(item));
  };
  write(value);
  return parts;
}

/** Where there is nothing to look up. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /['\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
