import { addressPart, type Outline } from '../outline';
import { addFact, addProblem, type Page } from '../page';
import { endpointKind } from '../shapes';
import { fields, fieldText, textOf, unseen } from '../text';
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
  const candidates: [Element, string][] = outline
    .elements(fields)
    .map((field) => [field, fieldText(field) || (field.getAttribute('title') ?? '')]);
  for (const { parentElement } of outline.textsWith(addressPart)) {
    if (parentElement && !parentElement.matches(unseen))
      candidates.push([parentElement, textOf(parentElement)]);
  }
  for (const [element, url] of candidates) {
    const kind = endpointKind(url);
    if (kind && isVisible(element)) found.push({ element, kind, url });
  }
  return found;
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
