// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../lib/portal/read';
import type { Facts, LabelKey, Labels } from '../../../lib/portal/types';
import { betweenCases, cases, casesTime } from '../cases';
import { allLanguages, loadLabels, readLabelFile, routeOf, showPage } from './captures';

const view = (menu: string, id: string) =>
  routeOf(
    `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${menu}/appId/${id}`,
  );
const compiled = new Map(allLanguages.map((language) => [language, loadLabels(['en', language])]));
const wording = (language: string, key: LabelKey, pick: number): string => {
  const files: Labels[] = [readLabelFile(language), readLabelFile('en')];
  const words = files.flatMap((file) => file[key] ?? []).filter((word) => !word.includes('{'));
  return words[pick % words.length] ?? '';
};

const guid = fc.uuid().map((id) => id.toLowerCase());
const noise = fc.constantFrom(
  '',
  '<p>Some text about the Object ID of an app.</p>',
  '<i>\ue8c8</i>',
  '<button>Copy</button>',
  '<div hidden>00000000-0000-4000-8000-000000000000</div>',
  '<svg></svg>',
  '<hr>',
);
const wrap = fc.constantFrom(
  (html: string) => html,
  (html: string) => `<div>${html}</div>`,
  (html: string) => `<section class="x1"><div>${html}</div></section>`,
  (html: string) => `<div><div><span></span>${html}</div></div>`,
);
const item = fc.constantFrom(
  (label: string, value: string) => `<div class="a"><label>${label}</label><div>${value}</div></div>`,
  (label: string, value: string) =>
    `<div class="a"><div><span>${label}</span></div><div><div title="${value}">${value}</div></div></div>`,
  (label: string, value: string) =>
    `<div class="a"><div>${label} *</div><input readonly value="${value}"></div>`,
  (label: string, value: string) => `<table><tr><th>${label}</th><td>${value}</td></tr></table>`,
  (label: string, value: string) =>
    `<dl><dt>${label}:</dt><dd><span>${value.slice(0, 9)}</span><span>${value.slice(9)}</span></dd></dl>`,
  (label: string, value: string) =>
    `<div class="a"><span>${label} <i>\ue946</i></span><span>${value}\u00a0<button aria-label="Copy">\ue8c8</button></span></div>`,
);
describe('an Essentials panel, however it is built and in whatever language', () => {
  const facts = ['clientId', 'objectId', 'tenantId'] as const;
  it(
    'gives the right value for each label',
    async () => {
      await fc.assert(
        fc
          .asyncProperty(
            fc.constantFrom(...allLanguages),
            fc.uniqueArray(guid, { minLength: 3, maxLength: 3 }),
            fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
            fc.array(fc.tuple(item, wrap, noise), { minLength: 3, maxLength: 3 }),
            fc.nat(9),
            async (language, ids, order, builders, pick) => {
              const html = order.map((place, index) => {
                const [build, wrapper, extra] = builders[index] as (typeof builders)[number];
                const label =
                  wording(language, facts[place] as LabelKey, pick) ||
                  wording('en', facts[place] as LabelKey, 0);
                return extra + wrapper(build(label, ids[place] as string));
              });
              showPage(`<html lang="${language}"><body>${html.join('')}</body></html>`);
              const labels = compiled.get(language);
              if (!labels) throw new TypeError(language);
              const reading = read(document, view('Overview', ids[0] as string), labels);
              expect(facts.map((fact) => reading.facts[fact]?.value)).toEqual(ids);
            },
          )
          .beforeEach(betweenCases),
        cases(120),
      );
    },
    casesTime,
  );

  it(
    'says nothing of another app',
    async () => {
      await fc.assert(
        fc
          .asyncProperty(guid, guid, item, async (shown, wanted, build) => {
            fc.pre(shown !== wanted);
            showPage(`<body>${build('Application (client) ID', shown)}${build('Object ID', shown)}</body>`);
            const reading = read(document, view('Overview', wanted), loadLabels(['en']));
            expect(reading.facts).toEqual({});
            expect(reading.problems.map(({ code }) => code)).toContain('other-app');
          })
          .beforeEach(betweenCases),
        cases(40),
      );
    },
    casesTime,
  );
});

describe('any page', () => {
  const words = fc.constantFrom(
    'Application (client) ID',
    'Object ID',
    'Value',
    'Secret ID',
    'Expires',
    'Description',
    'Type',
    'Status',
    'Delegated',
    'Granted for X',
    'Yes',
    '7/8/2028',
    'Web',
    'Redirect URIs',
    'Endpoints',
    '---',
    '',
    'Mail.Read',
    'Microsoft Graph (2)',
    'https://a.example/',
    '3f2c1a90-6b7d-4e21-9c55-0a1b2c3d4e5f',
    'Abc8Q~0123456789012345678901234567890123',
    '****',
    'Allow public client flows',
    'Grant admin consent for X',
  );
  const tag = fc.constantFrom(
    'div',
    'span',
    'label',
    'td',
    'tr',
    'table',
    'button',
    'h3',
    'li',
    'div role="row"',
    'div role="gridcell"',
    'div role="grid"',
    'div role="dialog"',
    'input value="x"',
    'details',
    'div hidden',
    'div role="switch" aria-checked="true"',
  );
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      words,
      fc
        .tuple(tag, fc.array(tie('node'), { maxLength: 4 }))
        .map(([name, inner]) => `<${name}>${inner.join('')}</${name.split(' ')[0]}>`),
    ),
  })).node;
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(strings)
        : [];

  it(
    'is read without an error, and only what it says is reported',
    async () => {
      const labels = loadLabels(['en']);
      await fc.assert(
        fc
          .asyncProperty(
            fc.array(tree, { maxLength: 8 }),
            fc.constantFrom('Overview', 'Credentials', 'CallAnAPI', 'Authentication', 'x'),
            async (nodes, menu) => {
              showPage(`<html lang="en"><body>${nodes.join('')}</body></html>`);
              const before = document.body.innerHTML;
              const { facts } = read(document, { ...view(menu, ''), clientId: null }, labels);
              const said = `${before} 2028-07-08 delegated application granted not-granted none unknown web spa publicClient enabled disabled AzureADMyOrg`;
              for (const fact of Object.values(facts) as Facts[keyof Facts][]) {
                for (const text of strings(fact?.value)) expect(said).toContain(text);
              }
              expect(document.body.innerHTML).toBe(before);
            },
          )
          .beforeEach(betweenCases),
        cases(300),
      );
    },
    casesTime,
  );
});
