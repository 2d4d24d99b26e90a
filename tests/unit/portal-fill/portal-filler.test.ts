// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPortalFiller } from '../../../lib/content/portal-filler';
import type { EntryPut } from '../../../lib/guide/types';
import type { Labels, Target } from '../../../lib/portal/types';

const labelsOf = (language: string): Labels =>
  JSON.parse(readFileSync(`public/labels/${language}.json`, 'utf8'));
const english = [labelsOf('en')];

afterEach(() => document.body.replaceChildren());

const page = (html: string, labels = english) => {
  document.body.innerHTML = html;
  const filler = createPortalFiller(document);
  return {
    find: (targets: Target[]) => filler.find(labels, [{ id: 'x', targets }])[0],
    fill: async (put: EntryPut, targets: Target[] = []) =>
      (await filler.fill(labels, [{ id: 'x', targets, put, ...('tick' in put && { tick: put.tick }) }]))[0],
    undo: async () => (await filler.undo())[0]?.outcome,
    element: <E extends Element = HTMLInputElement>(selector: string) =>
      document.querySelector(selector) as E,
  };
};

const name: Target[] = [{ role: 'field', label: 'name' }];
const platform: Target[] = [{ role: 'field', label: 'selectPlatform' }];

describe('a text', () => {
  it('goes into the one field that is called that, by the events of typing, and back', async () => {
    const { fill, undo, element } = page('<label for="n">Name</label><input id="n"><input id="o">');
    const heard = vi.fn();
    element('#n').addEventListener('input', heard);
    expect(await fill({ text: 'Zammad' }, name)).toBe('filled');
    expect([element('#n').value, element('#o').value]).toEqual(['Zammad', '']);
    expect(heard).toHaveBeenCalledOnce();
    expect(await undo()).toBe('restored');
    expect(element('#n').value).toBe('');
    expect(await undo()).toBeUndefined();
  });

  it('filled in twice goes back to what was there before us, or to what the admin typed between', async () => {
    const { fill, undo, element } = page('<label for="n">Name</label><input id="n" value="Old">');
    await fill({ text: 'Zammad' }, name);
    await fill({ text: 'Zammad 2' }, name);
    expect(await undo()).toBe('restored');
    expect(element('#n').value).toBe('Old');

    await fill({ text: 'Zammad' }, name);
    element('#n').value = 'Mine';
    await fill({ text: 'Zammad 2' }, name);
    expect(await undo()).toBe('restored');
    expect(element('#n').value).toBe('Mine');
  });

  it('stays when somebody has changed it since', async () => {
    const { fill, undo, element } = page('<label for="n">Name</label><input id="n">');
    await fill({ text: 'Zammad' }, name);
    element('#n').value = 'Mine';
    expect(await undo()).toBe('kept');
    expect(element('#n').value).toBe('Mine');
  });

  it('is said to be changed where the page makes something else of it', async () => {
    const { fill, element } = page('<label for="n">Name</label><input id="n">');
    element('#n').addEventListener('input', () => {
      element('#n').value = 'ZAM';
    });
    expect(await fill({ text: 'Zammad' }, name)).toBe('changed');
  });

  it.each<[string, string, string]>([
    ['two fields', 'ambiguous', '<label>Name<input></label><label>Name<input></label>'],
    ['no field', 'absent', '<p>Name</p>'],
    ['a field of another name', 'absent', '<label>Names<input></label>'],
  ])('goes nowhere for %s', async (_, sight, html) => {
    const { find, fill } = page(html);
    expect(find(name)).toBe(sight);
    expect(await fill({ text: 'Zammad' }, name)).toBe('not-sure');
    expect([...document.querySelectorAll('input')].map(({ value }) => value).join('')).toBe('');
  });

  it.each<[string, string]>([
    ['disabled', '<label>Name<input disabled></label>'],
    ['read-only', '<label>Name<input readonly></label>'],
    ['behind a dialog', '<label>Name<input></label><div aria-modal="true">Sure?</div>'],
  ])('does not go into a field that is %s', async (_, html) => {
    expect(await page(html).fill({ text: 'Zammad' }, name)).toBe('not-sure');
  });

  it('is found by the words of the page’s language', async () => {
    const [word = ''] = labelsOf('ja').name ?? [];
    const { fill, element } = page(`<label for="n">${word}</label><input id="n">`, [labelsOf('ja')]);
    expect(await fill({ text: 'Zammad' }, name)).toBe('filled');
    expect(element('#n').value).toBe('Zammad');
  });
});

/** As the portal's own lists: open on a press of the pointer, with options that come only then. */
function dropdown(options: string[], shown = 'Select a platform'): void {
  const head = document.querySelector('[role=combobox]') as HTMLElement;
  head.textContent = shown;
  head.addEventListener('pointerdown', () => {
    if (head.getAttribute('aria-expanded') === 'true') {
      head.setAttribute('aria-expanded', 'false');
      return document.getElementById('list')?.remove();
    }
    head.setAttribute('aria-expanded', 'true');
    const list = document.createElement('div');
    list.id = 'list';
    list.setAttribute('role', 'listbox');
    for (const text of options) {
      const option = document.createElement('div');
      option.setAttribute('role', 'option');
      option.textContent = text;
      option.addEventListener('click', () => {
        head.textContent = text;
        head.setAttribute('aria-expanded', 'false');
        list.remove();
      });
      list.append(option);
    }
    setTimeout(() => document.body.append(list), 30);
  });
}
const list =
  '<div role="combobox" aria-label="Select a platform" aria-controls="list" aria-expanded="false"></div>';

describe('a choice', () => {
  it('is made in the page’s own list, and taken back where there was one before', async () => {
    const { fill, undo, element } = page(list);
    dropdown(['Web', 'Single-page application (SPA)'], 'Single-page application (SPA)');
    expect(await fill({ option: 'platformWeb' }, platform)).toBe('filled');
    expect(element('[role=combobox]').textContent).toBe('Web');
    expect(await undo()).toBe('restored');
    expect(element('[role=combobox]').textContent).toContain('SPA');
  });

  it('stays where nothing was chosen before', async () => {
    const { fill, undo } = page(list);
    dropdown(['Web']);
    expect(await fill({ option: 'platformWeb' }, platform)).toBe('filled');
    expect(await undo()).toBe('kept');
  });

  it.each<[string, string[]]>([
    ['no option is', ['Single-page application (SPA)']],
    ['several options are', ['Web', 'Web']],
  ])('is left to the admin where %s called that', async (_, options) => {
    const { fill, element } = page(list);
    dropdown(options);
    expect(await fill({ option: 'platformWeb' }, platform)).toBe('not-sure');
    expect(element('[role=combobox]').textContent).toBe('Select a platform');
  });

  it('is made by months, whatever the words around them', async () => {
    const target: Target[] = [{ role: 'field', label: 'expires' }];
    const { fill, element } = page(
      '<label for="e">Expires</label><select id="e"><option>180 days (6 months)</option><option>730 日 (24 か月)</option></select>',
    );
    expect(await fill({ months: 24 }, target)).toBe('filled');
    expect(element<HTMLSelectElement>('select').selectedIndex).toBe(1);
    expect(await fill({ months: 12 }, target)).toBe('not-sure');
  });

  it('is a radio button on older pages', async () => {
    const { fill, undo, element } = page(
      '<label><input type="radio" name="t" checked>Multitenant</label><label><input type="radio" name="t" id="s">Single tenant</label>',
    );
    const targets: Target[] = [{ role: 'choice', label: 'singleTenant' }];
    expect(await fill({ option: 'singleTenant' }, targets)).toBe('filled');
    expect(element('#s').checked).toBe(true);
    expect(await undo()).toBe('restored');
    expect(element('#s').checked).toBe(false);
  });

  it('that another group of the page holds too stays as it is there', async () => {
    const { fill, undo, element } = page(
      `<label><input type="radio" name="kind" id="k" checked>Web app</label><label><input type="radio" name="kind">Other</label>
       <label><input type="radio" name="t">Multitenant</label><label><input type="radio" name="t" id="s">Single tenant</label>`,
    );
    const targets: Target[] = [{ role: 'choice', label: 'singleTenant' }];
    expect(await fill({ option: 'singleTenant' }, targets)).toBe('filled');
    expect(await undo()).toBe('kept');
    expect([element('#s').checked, element('#k').checked]).toEqual([true, true]);
  });

  it('never presses a button, whatever it is called', async () => {
    const { fill, element } = page('<button>Web</button>');
    const pressed = vi.fn();
    element('button').addEventListener('click', pressed);
    for (const role of ['choice', 'button', 'field'] as const)
      expect(await fill({ option: 'platformWeb' }, [{ role, label: 'platformWeb' }])).toBe('not-sure');
    expect(pressed).not.toHaveBeenCalled();
  });
});

describe('a permission', () => {
  const picker = (rows: string) =>
    `<div role="dialog"><h2>Request API permissions</h2><input placeholder="Start typing"><div>${rows}</div></div>`;
  const row = (name: string) => `<label><input type="checkbox">${name}</label>`;

  it('is ticked by its exact name, and unticked', async () => {
    const { fill, undo, element } = page(picker(row('Mail.Read') + row('Mail.ReadWrite')));
    expect(await fill({ tick: 'Mail.Read' })).toBe('filled');
    const [read, write] = document.querySelectorAll<HTMLInputElement>('[type=checkbox]');
    expect([read?.checked, write?.checked]).toEqual([true, false]);
    expect(await undo()).toBeDefined();
    expect(element('[type=checkbox]').tagName).toBe('INPUT');
  });

  it('is looked for by the list’s own filter', async () => {
    const { fill, element } = page(picker(''));
    element('[placeholder]').addEventListener('input', ({ target }) => {
      const { value } = target as HTMLInputElement;
      (document.querySelector('[role=dialog] div') as Element).innerHTML = row(value);
    });
    expect(await fill({ tick: 'Mail.Send' })).toBe('filled');
    expect(element('[type=checkbox]').checked).toBe(true);
  });

  it('is left to the admin where it is there twice, or not in the picker', async () => {
    expect(await page(picker(row('Mail.Read') + row('Mail.Read'))).fill({ tick: 'Mail.Read' })).toBe(
      'not-sure',
    );
    expect(await page(row('Mail.Read')).fill({ tick: 'Mail.Read' })).toBe('not-sure');
  });
});
