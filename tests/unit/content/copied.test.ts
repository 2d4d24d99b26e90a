// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { copiedText } from '../../../lib/content/copied';

afterEach(() => document.body.replaceChildren());

const id = '44444444-aaaa-4bbb-8ccc-000000000004';
const table = `<table><tr><td>Mail</td><td>abc8Q~x</td><td id="c"><span>${id}</span><button><i>⧉</i></button></td></tr></table>`;

/** As the browser would send it: by a person, or by a script of the page. */
function textOf(type: string, selector: string, isTrusted = true): string {
  const made = new Event(type, { bubbles: true, composed: true });
  Object.defineProperty(made, 'isTrusted', { value: isTrusted });
  let text = '';
  const hear = (event: Event) => {
    text = copiedText(event);
  };
  document.addEventListener(type, hear, { once: true, capture: true });
  document.querySelector(selector)?.dispatchEvent(made);
  return text;
}

describe('what was copied', () => {
  it('is the cell of the button that copies', () => {
    document.body.innerHTML = table;
    expect(textOf('click', 'button i')).toContain(id);
    expect(textOf('click', 'span')).toBe('');
  });

  it('is what was selected', () => {
    document.body.innerHTML = table;
    vi.stubGlobal('getSelection', () => ({ toString: () => ` ${id} ` }));
    expect(textOf('copy', 'span')).toBe(id);
    vi.unstubAllGlobals();
  });

  it('is nothing that a script of the page did', () => {
    document.body.innerHTML = table;
    expect(textOf('click', 'button i', false)).toBe('');
  });
});
