// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findPageError, readLoginPage } from '../../../lib/oauth/error-page';
import { read } from '../../../lib/portal/read';
import type { LabelKey } from '../../../lib/portal/types';
import { loadLabels, readLabelFile, routeOf } from '../portal/captures';
import { boundary } from './boundary';
import pieces from './corpus/page-pieces.json';

/** Whatever a page has in it: nothing is thrown, and nothing is read that is not there. */

const labels = loadLabels(['en', 'de']);
const files = [readLabelFile('en'), readLabelFile('de')];
const keys = Object.keys(files[0] ?? {}).filter((key) => key !== 'guess') as LabelKey[];
const clientId = '11111111-aaaa-4bbb-8ccc-000000000001';
const route = (menu: string) =>
  routeOf(
    `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${menu}/appId/${clientId}`,
  );
const routes = ['Overview', 'Credentials', 'CallAnAPI', 'Authentication', 'Endpoints'].map(route);

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\0', '');
const wording = fc
  .tuple(fc.constantFrom(...files), fc.constantFrom(...keys), fc.nat())
  .map(([file, key, pick]) => file[key]?.[pick % (file[key]?.length || 1)] ?? key);
const value = fc.oneof(
  fc.constant(clientId),
  fc.uuid(),
  fc.constantFrom(...pieces),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.stringMatching(/^[A-Za-z0-9~._-]{40}$/),
);
const words = fc.oneof({ weight: 3, arbitrary: wording }, { weight: 2, arbitrary: value }).map(escaped);
const tags = ['div', 'span', 'td', 'th', 'label', 'button', 'dt', 'dd', 'section', 'h2', 'a'] as const;
const attributes = fc.oneof(
  fc.constantFrom('', ' hidden', ' role="row"', ' role="gridcell"', ' role="columnheader"', ' role="dialog"'),
  words.map((text) => ` title="${text}"`),
  words.map((text) => ` aria-label="${text}" id="a" aria-labelledby="a"`),
);
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    words,
    words.map((text) => `<input readonly aria-label="${text}" value="${text}">`),
    fc.tuple(words, words).map(([label, text]) => `<div><label>${label}</label><div>${text}</div></div>`),
    fc
      .array(fc.array(words, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 })
      .map(
        (rows) =>
          `<table>${rows.map((row) => `<tr><td>${row.join('</td><td>')}</td></tr>`).join('')}</table>`,
      ),
    fc
      .tuple(fc.constantFrom(...tags), attributes, fc.array(tie('node'), { maxLength: 4 }))
      .map(([tag, more, inner]) => `<${tag}${more}>${inner.join('')}</${tag}>`),
  ),
}));

/** All that a page says, as it is compared: without what a value may have inside without being another one. */
const compared = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const said = () =>
  compared(
    [
      document.body.textContent ?? '',
      ...[...document.body.querySelectorAll('*')].flatMap((element) =>
        ['title', 'aria-label', 'value', 'href'].map((name) => element.getAttribute(name) ?? ''),
      ),
    ].join(' '),
  );

/** Nothing in these pages runs, or leads anywhere. */
const showPage = (html: string) => {
  document.body.innerHTML = html;
};

afterEach(() => vi.restoreAllMocks());

describe('a page of whatever kind', () => {
  boundary(
    'is read without a throw, and nothing that it does not say',
    fc.tuple(fc.array(node, { maxLength: 4 }), fc.constantFrom(...routes)),
    ([html, at]) => {
      showPage(`<main>${html.join('\n')}</main>`);
      const page = said();
      const { facts } = read(document, at, labels);
      for (const name of ['clientId', 'objectId', 'tenantId', 'displayName', 'tokenEndpoint'] as const) {
        const { value: found } = facts[name] ?? {};
        if (found !== undefined) expect(page, name).toContain(compared(found));
      }
      for (const row of facts.secrets?.value ?? [])
        for (const text of [row.description, row.secretId, row.value])
          expect(page).toContain(compared(text ?? ''));
      for (const { uri } of facts.redirectUris?.value ?? []) expect(page).toContain(compared(uri));
      for (const { name } of facts.permissions?.value ?? []) expect(page).toContain(compared(name));
    },
  );

  const pageWithId: string[] = ['AADSTS50011: No. ', 'AADSTS', '00000001-0000-1000-8000-000000000000'];
  boundary(
    'of the sign-in gives an error that stands on it, and nothing that was typed',
    fc.tuple(
      fc.array(
        fc.oneof(
          words,
          fc.constantFrom(
            'AADSTS50011: No. ',
            'AADSTS',
            '"strServiceExceptionMessage":"AADSTS1234: x"',
            '\\',
          ),
        ),
        { maxLength: 6 },
      ),
      fc.stringMatching(/^typed-[a-z]{8}$/),
    ),
    ([parts, typed]) => {
      showPage(`<p>${parts.join('</p><p>')}</p><input value="${typed}"><textarea>${typed}</textarea>`);
      const found = readLoginPage();
      expect(found.text.length).toBeLessThanOrEqual(1600);
      expect(JSON.stringify(found)).not.toContain(typed);
      if (found.text !== '') expect(document.body.textContent).toContain(found.text);
      for (const code of findPageError({ ...found, pageId: 'Error' })?.codes ?? [])
        expect(document.body.textContent).toContain(`AADSTS${code}`);
    },
    { found: [[pageWithId, 'typed-aaaaaaaa'] as [string[], string]] },
  );

  it('is read as nothing where it is in no state to be read', () => {
    showPage('<div><label>Application (client) ID</label><div>x</div></div>');
    vi.spyOn(Element.prototype, 'matches').mockImplementation(() => {
      throw new Error('torn down');
    });
    for (const at of routes) expect(read(document, at, labels).facts).toEqual({});
  });
});
