import { type PointedFact, type PointRefusal, parsePointed, refuseText } from '../pointing';
import type { CompiledLabels } from '../portal/labels';
import { cleanText } from '../portal/normalize';
import { Outline } from '../portal/outline';
import { pageOf, shownSpots } from '../portal/page';
import { textOf, valueTexts } from '../portal/text';
import type { LabelKey } from '../portal/types';
import { findValue } from '../portal/value';

export type Pointed = { value: string; label: string | null } | { reason: PointRefusal };

/** A value stands in what was pointed at, or around it: an icon beside it, or a piece of it, is as good. */
const levels = 3;
const longest = 400;

/** The value at which the admin points, if it is one of that kind and the page does not call it something else. */
export function readPointed(element: Element, fact: PointedFact, labels: CompiledLabels): Pointed {
  let first: string | null = null;
  for (
    let box: Element | null = element, level = 0;
    box && level <= levels;
    box = box.parentElement, level++
  ) {
    if (level > 0 && (box.textContent ?? '').length > longest) break;
    const texts = textsOf(box);
    first ??= texts[0] ?? null;
    for (const text of texts) {
      const value = parsePointed(fact, text);
      if (value !== null) return checkLabel(box, fact, value, labels);
    }
    // A name has no shape: only what was pointed at is it.
    if (fact === 'displayName' && texts.length > 0) break;
  }
  return { reason: refuseText(fact, first ?? '') };
}

function textsOf(element: Element): string[] {
  const named = ['title', 'aria-label'].map((name) => cleanText(element.getAttribute(name) ?? ''));
  return [...valueTexts(element), textOf(element, { withButtons: true }), ...named].filter(
    (text) => text !== '',
  );
}

const labelled: readonly LabelKey[] = [
  'clientId',
  'objectId',
  'tenantId',
  'displayName',
  'authorizationEndpoint',
  'tokenEndpoint',
];

/** Three IDs of one shape are beside each other: the one with another's label is refused. */
function checkLabel(element: Element, fact: PointedFact, value: string, labels: CompiledLabels): Pointed {
  const page = pageOf(new Outline(element.ownerDocument, labels));
  for (const key of labelled) {
    for (const spot of shownSpots(page, [key])) {
      const found = findValue(page, spot, (text) => text);
      if (found.outcome !== 'value') continue;
      if (!found.node.contains(element) && !element.contains(found.node)) continue;
      return key === fact ? { value, label: cleanText(spot.text) } : { reason: 'other-label' };
    }
  }
  return { value, label: null };
}
