/** One call with a literal first argument; `count` is null where a spread leaves the number open. */
export interface Call {
  key: string;
  count: number | null;
}

/** Calls of `t('key', …)` and `message('key', …)`, with how many arguments follow the key. */
export function callsIn(text: string): Call[] {
  const calls: Call[] = [];
  for (const match of text.matchAll(/\b(?:t|message)\(\s*'(\w+)'\s*([,)])/g)) {
    const rest = match[2] === ')' ? '' : argumentsFrom(text, match.index + match[0].length);
    const parts = split(rest);
    const isOpen = parts.some((part) => part.trim().startsWith('...'));
    calls.push({ key: match[1] ?? '', count: isOpen ? null : parts.length });
  }
  return calls;
}

/** Up to the bracket that closes the call; quotes and templates are passed over whole. */
function argumentsFrom(text: string, start: number): string {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const char = text[i] ?? '';
    if (isQuote(char)) i = endOfQuote(text, i);
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && depth-- === 0) return text.slice(start, i);
  }
  throw new Error('a call without an end');
}

function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (isQuote(char)) i = endOfQuote(text, i);
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part.trim() !== '');
}

const isQuote = (char: string) => char === "'" || char === '"' || char === '`';

function endOfQuote(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === text[start]) return i;
  }
  throw new Error('a quote without an end');
}
