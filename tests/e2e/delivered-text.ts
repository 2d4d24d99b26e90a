import { parseEnv } from 'node:util';
import type { RecipeSetting } from '../../lib/recipes/schema';

/** Files as the programs read them that they are for: every setting as text, by its key. */

type Settings = Record<string, string>;

const asText = (settings: Record<string, unknown>): Settings =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, String(value)]));

const json = (text: string): Settings => {
  const { settings } = JSON.parse(text) as { settings: { key: string; value: string }[] };
  return Object.fromEntries(settings.map(({ key, value }) => [key, value]));
};

/** Raw: what stands behind the first equals sign, to the end of the line. */
const properties = (text: string): Settings =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

/** Block mappings of scalars with quoted keys, at most in a list of one: all that a settings file needs of YAML. */
const yaml = (text: string): Settings => {
  const found: Record<string, unknown> = {};
  const path: string[] = [];
  for (const line of text
    .split('\n')
    .filter((candidate) => candidate !== '' && !/^(#|---)/.test(candidate))) {
    const match = /^((?:- )? *)("(?:[^"\\]|\\.)*"):(?: (.*))?$/.exec(line);
    if (!match) throw new Error(`no line of YAML as we write it: ${line}`);
    const [, indent = '', key = '', value] = match;
    path.length = Math.floor((indent.length - (/^(- | {2})/.test(text.split('---\n')[1] ?? '') ? 2 : 0)) / 2);
    path.push(JSON.parse(key));
    if (value !== undefined) found[path.join('.')] = JSON.parse(value);
  }
  return asText(found);
};

/** By label, as a person ticks it off; two fields of one label are told apart by their order. */
const checklist = (text: string, settings: RecipeSetting[]): Settings => {
  const lines = text.split('\n').filter((line) => line.startsWith('[ ] '));
  return Object.fromEntries(
    settings.map(({ key, label }, index) => {
      const start = `[ ] ${label}: `;
      const line = lines[index] ?? '';
      return [key, line.startsWith(start) ? line.slice(start.length) : `not at its place: ${line}`];
    }),
  );
};

/** As Python takes them: two JSON texts in each call. */
const odooShell = (text: string): Settings =>
  Object.fromEntries(
    [...text.matchAll(/^env\['ir\.config_parameter'\]\.set_param\((.*)\)$/gm)].map(
      ([, pair = '']) => JSON.parse(`[${pair}]`) as [string, string],
    ),
  );

export const fileReaders = {
  'json-file': { title: 'popupJson', read: json },
  'properties-text': { title: 'popupProperties', read: properties },
  'env-text': { title: 'popupEnv', read: (text: string) => asText(parseEnv(text)) },
  'yaml-text': { title: 'popupYaml', read: yaml },
  'odoo-shell': { title: 'popupOdooShell', read: odooShell },
  checklist: { title: 'popupChecklist', read: checklist },
} as const;
