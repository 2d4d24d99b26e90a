// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { locate } from '../../../lib/portal/locate';
import { type Kind, Outline } from '../../../lib/portal/outline';
import { read } from '../../../lib/portal/read';
import type { Target } from '../../../lib/portal/types';
import { loadLabels, routeOf, showPage } from './captures';
import { apply, busyPage, change } from './page-changes';

const labels = loadLabels(['en']);
const menus = ['Overview', 'Credentials', 'CallAnAPI', 'Authentication'];
const blade = 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps';
const routes = [
  ...menus.map((menu) =>
    routeOf(`${blade}/ApplicationMenuBlade/~/${menu}/appId/11111111-1111-4111-8111-111111111111`),
  ),
  routeOf(`${blade}/CreateApplicationBlade`),
];
const targets: Target[] = [
  { role: 'button', label: 'grantAdminConsentFor' },
  { role: 'field', label: 'name' },
  { role: 'cell', label: 'clientId' },
  { role: 'menu', label: 'apiPermissions' },
  { role: 'choice', label: 'singleTenant' },
  { role: 'choice', label: 'allowPublicClientFlows' },
  { role: 'row', text: 'Mail.Read' },
  { role: 'button', label: 'endpoints', pane: 'endpoints' },
];
const everything = { subtree: true, childList: true, characterData: true, attributes: true };

afterEach(() => {
  for (const style of document.head.querySelectorAll('style')) style.remove();
  for (const child of [...document.documentElement.children])
    if (child !== document.head && child !== document.body) child.remove();
});

describe('an outline that is kept', () => {
  it('reads and finds what a new one does, whatever the page does in between', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 4 }), (rounds) => {
        showPage(busyPage);
        const kept = new Outline(document, labels);
        const observer = new MutationObserver(() => undefined);
        observer.observe(document, everything);
        for (const changes of [[], ...rounds]) {
          for (const one of changes) apply(one);
          kept.note(observer.takeRecords());
          for (const route of routes)
            expect(read(document, route, labels, kept)).toEqual(read(document, route, labels));
          const fresh = new Outline(document, labels);
          expect(kept.spots()).toEqual(fresh.spots());
          for (const target of targets)
            expect(locate(document, target, labels, kept)).toEqual(locate(document, target, labels));
        }
        observer.disconnect();
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('asks again what was away from the page while it changed', () => {
    showPage('<body><p><b role="tab">Web</b></p></body>');
    const tabs: Kind = { selectors: ['[role=tab]'] };
    const kept = new Outline(document, labels);
    expect(kept.elements(tabs)).toHaveLength(1);
    const [box, tab] = ['p', 'b'].map((selector) => document.querySelector(selector) as Element);
    box?.remove();
    tab?.removeAttribute('role');
    document.body.append(box as Element);
    kept.note([{ type: 'childList', target: document.body, addedNodes: [box] } as unknown as MutationRecord]);
    expect(kept.elements(tabs)).toHaveLength(0);
  });

  it('holds on to nothing when very much has changed', () => {
    showPage('<body><p>Object ID</p></body>');
    const kept = new Outline(document, labels);
    expect(kept.spots().map(({ text }) => text)).toEqual(['Object ID']);
    // What is not told it can't know; after so many changes it looks at everything.
    document.querySelector('p')?.replaceChildren('Value');
    const addedNodes = Array.from({ length: 3_000 }, () => document.createElement('p'));
    kept.note([{ type: 'childList', target: document.body, addedNodes } as unknown as MutationRecord]);
    expect(kept.spots().map(({ text }) => text)).toEqual(['Value']);
  });
});
