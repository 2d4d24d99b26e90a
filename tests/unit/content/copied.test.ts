// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { copiedGuids } from '../../../lib/content/copied';

afterEach(() => document.body.replaceChildren());

const id = '44444444-aaaa-4bbb-8ccc-000000000004';
const table = `<table><tr><td>Mail</td><td>abc8Q~x</td><td id="c"><span>${id}</span><button><i>⧉</i></button></td></tr></table>`;

/** As the browser would send it: by a person, or by a script of the page. */
function copiedBy(type: string, selector: string, isTrusted = true): string[] | null {
  const made = new Event(type, { bubbles: true, composed: true });
  Object.defineProperty(made, 'isTrusted', { value: isTrusted });
  let guids: string[] | null = null;
  const hear = (event: Event) => {
    guids = copiedGuids(event);
  };
  document.addEventListener(type, hear, { once: true, capture: true });
  document.querySelector(selector)?.dispatchEvent(made);
  return guids;
}

describe('what was copied', () => {
  it('is the cell of the button that copies', () => {
    document.body.innerHTML = table;
    expect(copiedBy('click', 'button i')).toEqual([id]);
    expect(copiedBy('click', 'span')).toBeNull();
  });

  it('is what was selected', () => {
    document.body.innerHTML = table;
    vi.stubGlobal('getSelection', () => ({ toString: () => ` ${id} ` }));
    expect(copiedBy('copy', 'span')).toEqual([id]);
    vi.unstubAllGlobals();
  });

  it('is no text but an ID: a secret is not looked at', () => {
    vi.stubGlobal('getSelection', () => ({ toString: () => 'abc8Q~0123456789012345678901234567890123' }));
    document.body.innerHTML = table;
    expect(copiedBy('copy', 'span')).toEqual([]);
    vi.unstubAllGlobals();
  });

  it('is nothing that a script of the page did', () => {
    document.body.innerHTML = table;
    expect(copiedBy('click', 'button i', false)).toBeNull();
  });
});
