// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { signedInDirectory } from '../../../lib/portal/directory';
import { monthsIn } from '../../../lib/portal/months';
import { read } from '../../../lib/portal/read';
import { loadLabels, routeOf, showPage } from './captures';

const app = '11111111-aaaa-4bbb-8ccc-000000000001';
const draft = (menu: string, html: string) => {
  showPage(`<body>${html}</body>`);
  const url = `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${menu}/appId/${app}`;
  return read(document, routeOf(url), loadLabels(['en', 'de', 'ja'])).draft;
};

it.each<[string, number | null]>([
  ['Recommended: 180 days (6 months)', 6],
  ['730 Tage (24 Monate)', 24],
  ['365 日 (12 か月)', 12],
  ['90 days (3 months)', 3],
  ['24', null],
  ['Custom', null],
  ['12/24/2027', null],
])('%s lasts %s months', (text, months) => {
  expect(monthsIn(text)).toBe(months);
});

describe('the pane of a new secret', () => {
  const pane = (inside: string) => `<div role="dialog"><h2>Add a client secret</h2>${inside}</div>`;
  it('says how long it is to last', () => {
    const list =
      '<label for="e">Expires</label><select id="e"><option>730 days (24 months)</option></select>';
    expect(draft('Credentials', pane(list))).toEqual({ secretMonths: 24 });
    expect(draft('Credentials', pane(list.replace('730 days (24 months)', 'Custom')))).toEqual({});
  });
});

describe('the picker says whose list is open', () => {
  const pane = (inside: string) => `<div role="dialog"><h2>Request API permissions</h2>${inside}</div>`;
  const tile = (name: string, state: string) =>
    `<div role="radio" ${state}><b>${name}</b><i>Your application acts</i></div>`;
  it.each<[string, string, string | undefined]>([
    ['delegated', tile('Delegated permissions', 'aria-checked="true"'), 'delegated'],
    ['application', tile('Anwendungsberechtigungen', 'aria-checked="true"'), 'application'],
    ['a pressed button', '<button aria-pressed="true">Delegated permissions</button>', 'delegated'],
    ['none', tile('Delegated permissions', 'aria-checked="false"'), undefined],
    ['what only looks chosen', tile('Delegated permissions', 'class="is-checked"'), undefined],
    [
      'both',
      tile('Delegated permissions', 'aria-checked="true"') +
        tile('Application permissions', 'aria-checked="true"'),
      undefined,
    ],
  ])('%s', (_, html, expected) => {
    expect(draft('CallAnAPI', pane(html)).permissionType).toBe(expected);
  });
});

describe('the directory of whoever is signed in', () => {
  const button = (title: string) => `<button class="fxs-menu-account" title="${title}">A</button>`;
  const other = '66666666-aaaa-4bbb-8ccc-000000000006';
  it.each<[string, string, string | null]>([
    [
      'ends the account’s title',
      button(`Ada&#10;ada@x.example&#10;Contoso (x.example) (${app.toUpperCase()})`),
      app,
    ],
    ['is not elsewhere in it', button(`Ada (${app})&#10;ada@x.example`), null],
    ['is not of another button', `<button title="Contoso (${app})">A</button>`, null],
    ['is one', button(`Contoso (${app})`) + button(`Fabrikam (${other})`), null],
  ])('%s', (_, html, expected) => {
    showPage(`<body>${html}</body>`);
    expect(signedInDirectory(document)).toBe(expected);
  });
});
