// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { pressChoice } from '../../../lib/form-fill/choose';

function press(html: string): { pressed: boolean; clicks: number } {
  document.body.innerHTML = html;
  const element = document.querySelector('#it') as HTMLElement;
  const clicked = vi.fn((event: Event) => event.preventDefault());
  element.addEventListener('click', clicked);
  return { pressed: pressChoice(element), clicks: clicked.mock.calls.length };
}

describe('what is pressed for the admin', () => {
  it.each([
    ['<input type="radio" id="it">'],
    ['<input type="checkbox" id="it">'],
    ['<div role="option" id="it">Web</div>'],
    ['<button type="button" role="combobox" id="it">Web</button>'],
    ['<form><button type="button" role="option" id="it">Web</button></form>'],
    ['<button role="option" id="it">Web</button>'],
  ])('is a choice: %s', (html) => {
    expect(press(html)).toEqual({ pressed: true, clicks: 1 });
  });

  it.each([
    ['<button id="it">Register</button>'],
    ['<form><button id="it">Save</button></form>'],
    ['<form><button role="option" id="it">Web</button></form>'],
    ['<form><button type="submit" role="radio" id="it">Web</button></form>'],
    ['<input type="submit" id="it" value="Add">'],
    ['<a href="#" id="it">Grant admin consent</a>'],
    ['<div role="button" id="it">Grant admin consent</div>'],
    ['<div role="menuitem" id="it">Delete</div>'],
  ])('is never what does something: %s', (html) => {
    expect(press(html)).toEqual({ pressed: false, clicks: 0 });
  });
});
