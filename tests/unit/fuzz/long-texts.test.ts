// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { frappeSaid } from '../../../lib/delivery/frappe-said';
import { judgeHandOver } from '../../../lib/hand-over/judge';
import { readLoginPage } from '../../../lib/oauth/error-page';
import { parseErrorBody, parseErrorText, parseRedirectError } from '../../../lib/oauth/errors';
import { readJwt } from '../../../lib/oauth/jwt';
import { parseScope } from '../../../lib/oauth/scopes';
import { readDate } from '../../../lib/portal/dates';
import { matchLabel } from '../../../lib/portal/labels';
import { redact } from '../../../lib/portal/redact';
import { createTextRedactor } from '../../../lib/portal/redact-text';
import { recipes } from '../../../lib/recipes';
import { readRecipe } from '../../../lib/recipes/check/read-recipe';
import { readScriptResult } from '../../../lib/scripts/read-result';
import { loadLabels, readLabelFile } from '../portal/captures';

/** Nobody is held up by a long text: what takes a moment for a few characters may take days for as many as these. */

/** A whole page costs a little for each letter, without being any slower for more. */
const longOf = (entrance: string): number => (entrance === 'a report of a page' ? 20_000 : 100_000);
const pumps = [
  ' ',
  '\t',
  '\n',
  'a',
  'T',
  '0',
  '.',
  '/',
  '<',
  '@',
  ':',
  '(',
  '…',
  '{',
  '"',
  '.-',
  'a.',
  '(1) ',
  '\\"',
];
const seed = '0123456789abcdef0123456789abcdef';
const labels = loadLabels(['en', 'de']);
const files = [readLabelFile('en'), readLabelFile('de')];
const [recipe] = recipes;
const [variant] = recipe?.variants ?? [];

const cell = (text: string) => {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
};

const entrances: [string, (text: string) => unknown][] = [
  ['a date', (text) => readDate(text, 'en', null)],
  ['a label', (text) => matchLabel(labels, text, 'clientId')],
  ['an error', (text) => parseErrorText(text)],
  ['an error in an answer', (text) => parseErrorBody({ error: 'x', error_description: text })],
  [
    'an error in an address',
    (text) => parseRedirectError(new URLSearchParams({ error: 'x', error_description: text })),
  ],
  ['a token', (text) => readJwt(`a.${text}.b`)],
  ['a scope', (text) => parseScope(`https://${text}\n`)],
  ['a refusal', (text) => frappeSaid({ message: text, exception: text, _server_messages: text })],
  [
    'a hand-over',
    (text) => judgeHandOver(text, { origin: 'https://a.example', source: 'page', recipes, now: 0 }),
  ],
  ['a recipe', (text) => readRecipe(text)],
  ['a script result', (text) => recipe && variant && readScriptResult(text, recipe, variant)],
  [
    'a page of the sign-in',
    (text) => {
      document.body.replaceChildren(cell(`AADSTS50011: ${text}`), cell(text));
      return readLoginPage();
    },
  ],
  [
    'a report of a page',
    (text) => {
      document.body.replaceChildren(cell(text), cell(`Granted for ${text}`), cell(`x${text}y`));
      const redactor = createTextRedactor({ labels: files, seed, languages: ['en', 'de'] });
      return redact(document, redactor);
    },
  ],
];

describe('a long text', () => {
  it.each(entrances)(
    'does not hold anybody up as %s',
    (name, enter) => {
      const long = longOf(name);
      for (const pump of pumps) {
        for (const [before, after] of [
          ['', ''],
          ['x', '\n!'],
        ]) {
          const started = process.cpuUsage();
          enter(`${before}${pump.repeat(long / pump.length)}${after}`);
          const { user, system } = process.cpuUsage(started);
          expect((user + system) / 1000, JSON.stringify(pump)).toBeLessThan(2_000);
        }
      }
    },
    300_000,
  );
});
