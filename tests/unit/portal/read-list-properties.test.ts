// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../lib/portal/read';
import type { LabelKey, PermissionRow, RedirectUri, SecretRow } from '../../../lib/portal/types';
import { betweenCases, cases, casesTime } from '../cases';
import { allLanguages, loadLabels, readLabelFile, routeOf, showPage } from './captures';

/** Lists of known rows, however they are built, in whatever order and language. */

const id = '3f2c1a90-6b7d-4e21-9c55-0a1b2c3d4e5f';
const view = (menu: string) =>
  routeOf(
    `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${menu}/appId/${id}`,
  );
const compiled = new Map(allLanguages.map((language) => [language, loadLabels(['en', language])]));
const labelsOf = (language: string) => compiled.get(language) ?? loadLabels(['en']);

/** A wording that was seen, in English where none was. */
const wording = (language: string, key: LabelKey, pick: number): string => {
  const words = readLabelFile(language)[key] ?? readLabelFile('en')[key] ?? [];
  return words[pick % words.length] ?? '';
};
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

type Build = (header: readonly string[], rows: readonly (readonly string[])[]) => string;
const cellsIn = (texts: readonly string[], open: string, close: string) =>
  texts.map((text) => `${open}${text}${close}`).join('');
const builds: Build[] = [
  (header, rows) =>
    `<table><thead><tr>${cellsIn(header, '<th>', '</th>')}</tr></thead><tbody>${rows.map((row) => `<tr>${cellsIn(row, '<td>', '</td>')}</tr>`).join('')}</tbody></table>`,
  (header, rows) =>
    `<div role="grid"><div role="row">${cellsIn(header, '<div role="columnheader"><span>', '</span></div>')}</div><div>${rows.map((row) => `<div role="row">${cellsIn(row, '<div role="gridcell"><div>', '</div></div>')}</div>`).join('')}</div></div>`,
  (header, rows) =>
    `<div class="fxc-gc-table"><div class="fxc-gc-thead" role="row">${cellsIn(header, '<div class="fxc-gc-columnheader" role="columnheader"><div class="fxc-gc-text">', '</div></div>')}</div>${rows.map((row) => `<div class="fxc-gc-row-content" role="row">${cellsIn(row, '<div class="fxc-gc-cell" role="gridcell"><div class="fxc-gc-text">', '</div></div>')}</div>`).join('')}</div>`,
  (header, rows) =>
    `<section><div role="table"><div role="rowgroup"><div role="row">${cellsIn(header, '<div role="columnheader">', ' <i>\ue946</i></div>')}</div></div><div role="rowgroup">${rows.map((row) => `<div role="row">${cellsIn(row, '<div role="cell">', '</div>')}</div>`).join('')}</div></div></section>`,
];
const build = fc.constantFrom(...builds);
const language = fc.constantFrom(...allLanguages);
const noise = fc.constantFrom(
  '',
  '<p>The Value of a secret is shown once.</p>',
  '<div hidden>Granted for X</div>',
  '<h3>More</h3>',
);
const hostile = fc.constantFrom(
  'Value',
  'Secret ID',
  id,
  '7/8/2028',
  'Mail & more',
  'Granted for X',
  'Überall',
);

/** Columns in any order, with one more that means nothing to us. */
const arrange = (order: readonly number[], cells: readonly string[]) =>
  order.map((place) => cells[place] ?? '');

describe('a list of secrets', () => {
  const secret = fc.record({
    description: fc.oneof(hostile, fc.stringMatching(/^[a-z]{3,12}( [a-z]{2,8})?$/)),
    secretId: fc.uuid().map((guid) => guid.toLowerCase()),
    expires: fc.date({ min: new Date('2020-01-13'), max: new Date('2040-01-01'), noInvalidDate: true }),
    value: fc.option(
      fc.stringMatching(/^[A-Za-z0-9]{3}8Q~[A-Za-z0-9_-]{34}$/).filter((text) => !/(.)\1{5}/.test(text)),
    ),
  });
  it(
    'is read row by row',
    async () => {
      await fc.assert(
        fc
          .asyncProperty(
            language,
            build,
            noise,
            fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
            fc.uniqueArray(secret, { minLength: 1, maxLength: 4, selector: (row) => row.secretId }),
            fc.nat(9),
            async (code, make, extra, order, rows, pick) => {
              const keys: LabelKey[] = ['description', 'expires', 'value', 'secretId'];
              const header = arrange(order, [...keys.map((key) => escaped(wording(code, key, pick))), '']);
              const cells = rows.map((row) =>
                arrange(order, [
                  escaped(row.description),
                  row.expires.toISOString().slice(0, 10),
                  row.value ?? 'AbC******************',
                  row.secretId,
                  '',
                ]),
              );
              showPage(`<html lang="${code}"><body>${extra}${make(header, cells)}</body></html>`);
              const { facts } = read(document, view('Credentials'), labelsOf(code));
              const expected: SecretRow[] = rows.map((row) => ({
                ...row,
                expires: row.expires.toISOString().slice(0, 10),
              }));
              expect(facts.secrets?.value).toEqual(expected);
            },
          )
          .beforeEach(betweenCases),
        cases(80),
      );
    },
    casesTime,
  );
});

describe('a list of permissions', () => {
  const permission = fc.record({
    name: fc.stringMatching(/^[A-Z][a-z]{2,9}\.[A-Z][A-Za-z]{2,9}$/),
    type: fc.constantFrom('delegated', 'application') as fc.Arbitrary<PermissionRow['type']>,
    adminConsentRequired: fc.boolean(),
    status: fc.constantFrom('granted', 'not-granted', 'none') as fc.Arbitrary<PermissionRow['status']>,
  });
  const api = fc.constantFrom('Microsoft Graph', 'Office 365 Exchange Online', 'My API');
  const tenant = fc.constantFrom('Contoso', 'Müller & Söhne "IT" (Test)', '株式会社', 'Yes', 'A');
  it(
    'is read row by row, and never more granted than it says',
    async () => {
      await fc.assert(
        fc
          .asyncProperty(
            language,
            build,
            fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
            fc.uniqueArray(
              fc.tuple(
                api,
                fc.uniqueArray(permission, {
                  minLength: 1,
                  maxLength: 3,
                  selector: (row) => row.name + row.type,
                }),
              ),
              {
                minLength: 1,
                maxLength: 3,
                selector: ([name]) => name,
              },
            ),
            tenant,
            fc.nat(9),
            async (code, make, order, groups, name, pick) => {
              const said = (key: LabelKey) => escaped(wording(code, key, pick).replaceAll('{tenant}', name));
              const header = arrange(order, [
                said('permissionName'),
                said('type'),
                said('description'),
                said('adminConsentRequired'),
                said('status'),
              ]);
              const status = {
                granted: said('grantedFor'),
                'not-granted': said('notGrantedFor'),
                none: '',
                unknown: '?',
              };
              const rows = groups.flatMap(([group, list]) => [
                arrange(order, [`<b>${group} (${list.length})</b>`, '', '', '', '']),
                ...list.map((row) =>
                  arrange(order, [
                    `<a href="#">${row.name}</a>`,
                    said(row.type),
                    'Granted for nobody',
                    said(row.adminConsentRequired ? 'yes' : 'no'),
                    status[row.status],
                  ]),
                ),
              ]);
              showPage(`<html lang="${code}"><body>${make(header, rows)}</body></html>`);
              const { facts, partial } = read(document, view('CallAnAPI'), labelsOf(code));
              const expected: PermissionRow[] = groups.flatMap(([group, list]) =>
                list.map((row) => ({ api: group, ...row })),
              );
              expect(facts.permissions?.value).toEqual(expected);
              expect(partial).toEqual([]);
            },
          )
          .beforeEach(betweenCases),
        cases(80),
      );
    },
    casesTime,
  );
});

describe('platforms with redirect URIs', () => {
  const address = fc
    .tuple(
      fc.constantFrom('https://', 'http://localhost:', 'msal://', 'urn:'),
      fc.stringMatching(/^[0-9]{2,5}(\/[a-z]{1,8}){0,3}$/),
    )
    .map(([scheme, rest]) => scheme + rest);
  const platform = fc.constantFrom('web', 'spa', 'publicClient') as fc.Arbitrary<RedirectUri['platform']>;
  const headings = { web: 'platformWeb', spa: 'platformSpa', publicClient: 'platformPublicClient' } as const;
  const places = fc.constantFrom(
    (uri: string) => `<input value="${uri}">`,
    (uri: string) => `<p>${uri}</p>`,
    (uri: string) => `<div><span>${uri}</span></div>`,
  );
  it(
    'are read with the platform above them',
    async () => {
      await fc.assert(
        fc
          .asyncProperty(
            fc.uniqueArray(fc.tuple(platform, fc.uniqueArray(address, { minLength: 1, maxLength: 3 })), {
              minLength: 1,
              maxLength: 3,
              selector: ([name]) => name,
            }),
            places,
            fc.nat(9),
            async (groups, place, pick) => {
              const html = groups.map(
                ([name, uris]) =>
                  `<div><h3>${escaped(wording('en', headings[name], pick))}</h3><h4>Redirect URIs</h4>${uris.map(place).join('')}</div>`,
              );
              showPage(`<html lang="en"><body>${html.join('')}</body></html>`);
              const { facts } = read(document, view('Authentication'), labelsOf('en'));
              const wanted = groups.flatMap(([name, uris]) => uris.map((uri) => ({ platform: name, uri })));
              expect(facts.redirectUris?.value).toEqual(wanted);
            },
          )
          .beforeEach(betweenCases),
        cases(80),
      );
    },
    casesTime,
  );
});
