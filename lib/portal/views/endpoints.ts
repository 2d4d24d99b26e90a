import type { Outline } from '../outline';
import { addFact, addProblem, type Page } from '../page';
import { endpointKind, isCut } from '../shapes';
import { blockOf, fields, fieldText, textOf, unseen, valueTexts } from '../text';
import { isVisible } from '../visible';

export interface EndpointValue {
  element: Element;
  kind: 'authorize' | 'token';
  url: string;
}

/**
 * The v2 endpoints by the shape of their addresses, in fields, texts or links (knowledge/portal.md §5.4): these
 * labels are the least known ones, the addresses are the same in every language.
 */
export function findEndpoints(outline: Outline): EndpointValue[] {
  const found: EndpointValue[] = [];
  const candidates: [Element, string][] = outline.elements(fields).flatMap((field) => {
    const text = fieldText(field);
    const texts = text === '' || isCut(text) ? valueTexts(field) : [text];
    return texts.map((one): [Element, string] => [field, one]);
  });
  for (const { data, parentElement } of outline.addressTexts()) {
    if (!data.includes('://') || !parentElement || parentElement.matches(unseen)) continue;
    const cut = isCut(textOf(parentElement)) ? parentElement.closest(titled) : null;
    candidates.push(
      ...valueTexts(cut ?? wholeOf(parentElement)).map((text): [Element, string] => [parentElement, text]),
    );
  }
  for (const [element, url] of candidates) {
    const kind = endpointKind(url);
    if (kind && isVisible(element)) found.push({ element, kind, url });
  }
  return found;
}

/** Where the full text of a cut one is. */
const titled = '[title*="/oauth2/v2.0/"]';

/** An address may be split into several pieces of one line. */
function wholeOf(piece: Element): Element {
  let whole = piece;
  for (let level = 0; level < 3 && !endpointKind(textOf(whole)); level++) {
    const parent = whole.parentElement;
    if (!parent || blockOf(piece) === whole || (parent.textContent?.length ?? 0) > 300) break;
    whole = parent;
  }
  return endpointKind(textOf(whole)) ? whole : piece;
}

export function readEndpoints(page: Page, endpoints: readonly EndpointValue[]): void {
  for (const [kind, fact] of [
    ['authorize', 'authorizationEndpoint'],
    ['token', 'tokenEndpoint'],
  ] as const) {
    const urls = [...new Set(endpoints.filter((seen) => seen.kind === kind).map((seen) => seen.url))];
    const [url] = urls;
    if (urls.length > 1) addProblem(page, 'ambiguous', fact, urls.join(' / '));
    else if (url) addFact(page, fact, url, null, url);
  }
}
