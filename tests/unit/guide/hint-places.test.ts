// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findControls } from '../../../lib/form-fill/controls';
import { namesOf } from '../../../lib/form-fill/names';
import { nextHint } from '../../../lib/guide/hints';
import type { Hint } from '../../../lib/guide/types';
import { pickLanguages } from '../../../lib/portal/labels';
import { locate } from '../../../lib/portal/locate';
import { normalize } from '../../../lib/portal/normalize';
import type { Draft, Reading } from '../../../lib/portal/types';
import type { Setup } from '../../../lib/setup/types';
import { english, type WordKey } from '../../world/portal/shared/words';
import {
  type Capture,
  generatedCaptures,
  loadLabels,
  readCapture,
  readLabelFile,
  routeOf,
  showPage,
} from '../portal/captures';
import { completeSetup, graphCallback, graphChannel, onPage, rowsOf } from './examples';
import { fresh, inputOf } from './hint-of';

/**
 * Each hint on the practice portal's own pages, in every layout, frame and language that they are captured in: the marked
 * control is the one that the portal calls so. Its words come from the portal, not from the labels that find it.
 */

const notGranted = rowsOf(graphChannel, { status: 'not-granted' });
const withoutSecret = (): Setup => ({ ...completeSetup({ secrets: onPage([]) }), secret: null });
const web: Draft = { displayName: 'Zammad', signInAudience: 'AzureADMyOrg', platform: 'web' };

interface Case {
  page: string;
  setup: () => Setup;
  key: WordKey;
  /** What stands in the form, in place of what the capture shows. */
  draft?: Draft;
  /** Without a secret that the capture happens to show. */
  facts?: Reading['facts'];
}

const cases: Case[] = [
  { page: 'app-list', setup: () => fresh, key: 'newRegistration' },
  { page: 'register', setup: () => fresh, key: 'name', draft: {} },
  {
    page: 'register',
    setup: () => fresh,
    key: 'supportedAccountTypes',
    draft: { displayName: 'Zammad', signInAudience: 'PersonalMicrosoftAccount' },
  },
  { page: 'register', setup: () => fresh, key: 'selectPlatform', draft: { ...web, platform: 'spa' } },
  { page: 'register', setup: () => fresh, key: 'redirectUriOptional', draft: web },
  { page: 'register', setup: () => fresh, key: 'register', draft: { ...web, redirectUri: graphCallback } },
  // The menu's group is closed on these pages: its header is what to press.
  { page: 'overview', setup: () => completeSetup({ permissions: onPage([]) }), key: 'manage' },
  { page: 'overview', setup: withoutSecret, key: 'manage' },
  { page: 'permissions', setup: () => completeSetup({ permissions: onPage([]) }), key: 'addPermission' },
  {
    page: 'permissions',
    setup: () => completeSetup({ permissions: onPage(notGranted) }),
    key: 'grantAdminConsentFor',
  },
  { page: 'permissions', setup: withoutSecret, key: 'certificatesAndSecrets' },
  { page: 'secrets', setup: withoutSecret, key: 'newClientSecret', facts: {} },
  { page: 'authentication', setup: () => completeSetup({ redirectUris: onPage([]) }), key: 'addRedirectUri' },
  {
    page: 'authentication-old',
    setup: () => completeSetup({ redirectUris: onPage([]) }),
    key: 'addPlatform',
  },
  { page: 'configure-web', setup: () => completeSetup({ redirectUris: onPage([]) }), key: 'redirectUri' },
  {
    page: 'consent-dialog',
    setup: () => completeSetup({ permissions: onPage(notGranted) }),
    key: 'yes',
  },
];

/** Fields: two of one name are a matter of the filler's tests. */
const typed = ['name', 'supportedAccountTypes', 'selectPlatform', 'redirectUriOptional', 'redirectUri'];

const layouts = ['classic', 'fluent8', 'fluent9'];
const named = /^(classic|fluent8|fluent9)-(.+)-([a-z]{2}(?:-[A-Za-z]+)?)$/;
const shots = generatedCaptures().flatMap((capture) => {
  const [, layout = '', page = '', language = ''] = named.exec(capture.name) ?? [];
  return layout ? [{ capture, layout, page, language }] : [];
});

/** As the practice portal writes it: of its own in English, and in any other language the best that is known. */
const wordIn = (language: string, key: WordKey): string => {
  const labels = language === 'en' ? {} : readLabelFile(language);
  const word = labels[key as never] as string[] | undefined;
  const guess = labels.guess?.[key as never] as string[] | undefined;
  return (word?.[0] ?? guess?.[0] ?? english[key]).replaceAll('{tenant}', 'Contoso');
};

/** The hint that the guide gives on a captured page. */
function hintOn(capture: Capture, { setup, draft, facts }: Case): Hint | null {
  const route = routeOf(capture.url);
  const page = readCapture(capture);
  const own = setup();
  if (route.clientId && own.facts.clientId) own.facts = { ...own.facts, clientId: onPage(route.clientId) };
  return nextHint(inputOf(own, { ...page, draft: draft ?? page.draft, facts: facts ?? page.facts }, route));
}

interface Mark {
  html: string;
  /** Everything that the marked control is called. */
  words: string[];
}

/** In each document of a capture, as the frames' scripts look for it: the first of the hint's targets that is there. */
function marksOf(capture: Capture, hint: Hint, language: string, change?: () => void): Mark[] {
  const labels = loadLabels(pickLanguages([language]));
  const all = [hint, ...(hint.alternatives ?? [])];
  const perTarget = all.map(() => [] as Mark[]);
  for (const html of capture.html) {
    showPage(html);
    change?.();
    const index = all.findIndex(({ target }) => 'element' in locate(document, target, labels));
    const located = index < 0 ? null : locate(document, all[index]?.target ?? hint.target, labels);
    if (located && 'element' in located)
      perTarget[index]?.push({ html: located.element.outerHTML, words: wordsOf(located.element) });
  }
  return perTarget.find((marks) => marks.length > 0) ?? [];
}

function wordsOf(element: Element): string[] {
  const control = findControls(element.ownerDocument).find((one) => one.element === element);
  const names = ['aria-label', 'title'].map((name) => element.getAttribute(name) ?? '');
  const label = element.ownerDocument.querySelector(`label[for="${element.id}"]`);
  const texts = [label?.textContent ?? '', element.textContent ?? ''];
  return [...(control ? namesOf(control) : []), ...names, ...texts].map(normalize);
}

const runs = cases.flatMap((one) =>
  shots
    .filter(({ page }) => page === one.page)
    .map((shot) => [`${shot.layout} ${shot.page} ${shot.language}: ${one.key}`, one, shot] as const),
);

it('covers every layout and the languages of the captures', () => {
  expect(new Set(shots.map(({ layout }) => layout))).toEqual(new Set(layouts));
  expect(new Set(shots.map(({ language }) => language)).size).toBeGreaterThan(15);
  for (const { page } of cases)
    expect(
      shots.some((shot) => shot.page === page),
      page,
    ).toBe(true);
});

describe('the mark is on the right control', () => {
  it.each(runs)('%s', (_, one, { capture, language }) => {
    const hint = hintOn(capture, one);
    expect(hint).not.toBeNull();
    if (!hint) return;
    const marks = marksOf(capture, hint, language);
    expect(marks).toHaveLength(1);
    const [mark] = marks;
    const word = normalize(wordIn(language, one.key));
    // What is chosen in a list may be a part of its name.
    expect(mark?.words.some((name) => name === word || name.startsWith(`${word} `))).toBe(true);
  });
});

describe('nothing is marked where two controls could be meant', () => {
  const pressed = runs.filter(
    ([, { key }, { language }]) => language === 'en' && !['manage', ...typed].includes(key),
  );
  it.each(pressed)('%s', (_, one, { capture, language }) => {
    const hint = hintOn(capture, one);
    if (!hint) throw new Error('no hint');
    const [found] = marksOf(capture, hint, language);
    const twin = found?.html ?? '';
    const double = () => {
      for (const element of document.querySelectorAll('*')) {
        if (element.outerHTML !== twin) continue;
        const box = (element.closest('label')?.parentElement ?? element.parentElement) as Element;
        box.after(box.cloneNode(true));
        return;
      }
    };
    const marks = marksOf(capture, { ...hint, alternatives: [] }, language, double);
    expect(marks).toHaveLength(0);
  });
});
