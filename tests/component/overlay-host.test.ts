// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { createOverlayHost, type OverlayHost } from '../../lib/overlay/host';

let host: OverlayHost | undefined;
afterEach(() => host?.remove());

const elementOf = ({ root }: OverlayHost) => root.host as HTMLElement;

it.each<[string, (element: HTMLElement) => void]>([
  ['took out', (element) => element.remove()],
  ['put elsewhere', (element) => document.body.append(element)],
  ['hid', (element) => element.style.setProperty('display', 'none', 'important')],
  ['moved', (element) => element.setAttribute('style', 'top:-9999px')],
])('puts back what a page %s', (_, attack) => {
  host = createOverlayHost(document);
  const element = elementOf(host);
  const style = element.style.cssText;
  attack(element);
  host.keep();
  expect(element.parentNode).toBe(document.documentElement);
  expect(element.style.cssText).toBe(style);
});

it('gives a page no way into it', () => {
  host = createOverlayHost(document);
  host.root.append('words');
  const element = elementOf(host);
  expect([element.shadowRoot, element.textContent, element.outerHTML.includes('words')]).toEqual([
    null,
    '',
    false,
  ]);
});
