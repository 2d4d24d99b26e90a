import { type Json, jsonParts, plainJson, Ref } from './json-text';

/** Pieces of a bash script that speaks to Microsoft Graph by `az rest`. Runs in bash 3.2, which is what macOS has. */

/** Text that bash takes as it is. */
export const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A JSON text as one word; variables are expanded between double quotes, so nothing in them is. */
export const jsonWord = (value: Json): string =>
  jsonParts(value)
    .map((part) => (part instanceof Ref ? `"$${part.variable}"` : quote(part)))
    .join('');

interface Request {
  method: 'get' | 'post';
  /** Below `$graph/v1.0/`; may hold variables. */
  path: string;
  body?: Json;
  /** JMESPath: what to keep of the answer. */
  query: string;
}

export const azRest = ({ method, path, body, query }: Request): string =>
  [
    `az rest --method ${method} --url "$graph/v1.0/${path}"`,
    ...(body === undefined ? [] : [`--body ${jsonWord(body)}`]),
    `--query ${quote(query)} --output json`,
  ].join(' \\\n  ');

/** JMESPath's own form of a JSON text; it stands between backticks. */
export const jmesText = (text: string): string =>
  `\`${plainJson(text).replaceAll('`', String.raw`\u0060`)}\``;

/** `graph` and the two functions that every script of ours begins with. */
export const prelude = (graph: string): string[] => [
  'set -euo pipefail',
  `graph=${quote(graph)}`,
  '',
  '# Tries again while the directory still copies what was made a moment ago.',
  'again() {',
  '  for pause in 3 6 12; do',
  '    if "$@"; then return 0; fi',
  '    sleep "$pause"',
  '  done',
  '  "$@"',
  '}',
  '',
  '# The ID that an answer has under a name. Nothing else is ever put into a request.',
  'id_of() {',
  String.raw`  local pattern="\"$1\": *\"([0-9A-Fa-f-]{36})\""`,
  '  if [[ ! $2 =~ $pattern ]]; then',
  String.raw`    printf 'Microsoft Graph answered without %s.\n' "$1" >&2`,
  '    return 1',
  '  fi',
  "  printf '%s' \"$" + '{BASH_REMATCH[1]}"',
  '}',
];
