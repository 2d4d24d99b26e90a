import { getAllByRole, getAllByText } from '@testing-library/dom';
import { type CompiledLabels, compileLabels } from '../../lib/portal/labels';
import { Outline } from '../../lib/portal/outline';
import { read } from '../../lib/portal/read';
import { parseRoute } from '../../lib/portal/route';
import type { Labels, Route } from '../../lib/portal/types';
import { factLabels, factRoles, type Kind, pageOf, smallChange } from './synthetic-page';

/** Ways of going through a page, side by side. */
export type Way = 'read' | 'walk' | 'innerText' | 'getByText' | 'getByRole' | 'reread';

export interface Comparison {
  elements: number;
  facts: number;
  /** Milliseconds of the fastest go: what else a machine does can only make one slower. */
  times: Partial<Record<Way, number>>;
}

interface Work {
  go(): unknown;
  /** What comes before each go, and is not measured. */
  before?(): void;
}

/** Milliseconds of one go. */
function time({ go, before }: Work): number {
  before?.();
  // Layout is the browser's work, and done in every frame anyway.
  void document.body.offsetHeight;
  const start = performance.now();
  results.last = go();
  return performance.now() - start;
}

/** What was computed last: work whose result nobody takes might not be done at all. */
const results: { last?: unknown } = {};

function bareWalk(): number {
  let length = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) length += (node as Text).data.length;
  return length;
}

/** Labels as a frame that has just begun has them: nothing is known of any text yet. */
const freshLabels = (file: Labels): CompiledLabels => compileLabels([file]);

export function compare(kind: Kind, elements: number, rounds: number, file: Labels): Comparison {
  document.body.innerHTML = pageOf(kind, elements);
  const route = parseRoute(location.href) as Route;
  let labels = freshLabels(file);
  const outline = new Outline(document, freshLabels(file));
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  let count = 0;
  const works: Record<Way, Work> = {
    read: {
      before: () => {
        labels = freshLabels(file);
      },
      go: () => read(document, route, labels),
    },
    walk: { go: bareWalk },
    innerText: { go: () => document.body.innerText },
    // As the frame script does it: told of the change, with the outline that it keeps.
    reread: {
      before: () => smallChange(count++),
      go: () => {
        outline.note(observer.takeRecords());
        return read(document, route, outline.labels, outline);
      },
    },
    getByText: { go: () => factLabels[kind].map((text) => getAllByText(document.body, text)) },
    getByRole: {
      go: () => factRoles[kind].map(([role, name]) => getAllByRole(document.body, role, { name })),
    },
  };
  read(document, route, outline.labels, outline);
  const isSlow = (way: Way) => way.startsWith('getBy');
  const times: Comparison['times'] = {};
  for (let round = 0; round < rounds; round++) {
    for (const [way, work] of Object.entries(works) as [Way, Work][]) {
      if (way === 'getByRole' && factRoles[kind].length === 0) continue;
      if (isSlow(way) && round > (elements > 5_000 ? 0 : 2)) continue;
      times[way] = Math.min(times[way] ?? Number.POSITIVE_INFINITY, time(work));
    }
  }
  observer.disconnect();
  return {
    elements: document.querySelectorAll('*').length,
    facts: Object.keys(read(document, route, labels).facts).length,
    times,
  };
}
