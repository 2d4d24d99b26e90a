// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { createFormFiller } from '../../../lib/content/form-filler';
import type { FieldSight, Put } from '../../../lib/form-fill/types';

afterEach(() => document.body.replaceChildren());

const page = (html: string) => {
  document.body.innerHTML = html;
  const filler = createFormFiller(document);
  const origin = window.origin;
  const form = 'Emails';
  return {
    filler,
    look: (called: string, secret = false): FieldSight[] =>
      filler.survey({ origin, form, by: 'label', called: [{ text: called, secret }] })?.fields ?? [],
    async fill(called: string, put: Put) {
      const [field] = this.look(called);
      return (await filler.fill({ origin, form, entries: [{ field: field?.field ?? -1, put }] }))?.[0]
        ?.outcome;
    },
    undo: async () => (await filler.undo({ origin, form }))?.map(({ outcome }) => outcome),
    input: <E extends Element = HTMLInputElement>(selector = '#x') => document.querySelector(selector) as E,
  };
};

describe('a field is called', () => {
  it.each<[string, string]>([
    ['by its label', '<label for="x">Port</label><input id="x">'],
    ['by the label around it', '<label>Port <select id="x"><option>Port</option></select></label>'],
    ['by aria-label', '<span>Other</span><input id="x" aria-label="Port">'],
    ['by aria-labelledby', '<b id="n">Port</b><p>Help</p><input id="x" aria-labelledby="n">'],
    [
      'by a label that is tied to nothing',
      '<div><label>Port</label><div><small>Help</small><input id="x"></div></div>',
    ],
    ['by a label after it', '<div><input id="x"><label>Port</label></div>'],
    ['by the text before it', '<div><div class="l">Port *</div><div><input id="x"></div></div>'],
    ['by the cell before it', '<table><tr><td>Port</td><td><input id="x"></td></tr></table>'],
    [
      'by the first cell of its row',
      '<table><tr><td>Port</td><td>number</td><td><input id="x"></td></tr></table>',
    ],
    ['by a term before it', '<dl><dt>Port</dt><dd><input id="x"></dd></dl>'],
    ['by what follows a box', '<p><input type="checkbox" id="x"> Port</p>'],
    [
      'by the legend of its group',
      '<fieldset><legend>Port</legend><label><input type="radio" name="p" id="x">1</label><label><input type="radio" name="p">2</label></fieldset>',
    ],
    [
      'by what stands before its group',
      '<div><span>Port</span><div><label><input type="radio" name="p" id="x">1</label><label><input type="radio" name="p">2</label></div></div>',
    ],
    [
      'by a label that only screen readers see',
      '<label for="x" style="display:none">Port</label><input id="x">',
    ],
  ])('%s', (_, html) => {
    const { look } = page(html);
    expect(look('Port')).toHaveLength(1);
    for (const element of document.querySelectorAll('input,select')) element.remove();
    expect(look('Port')).toHaveLength(0);
  });

  it.each<[string, string]>([
    ['its placeholder', '<input id="x" placeholder="Port">'],
    ['its title', '<input id="x" title="Port">'],
  ])('by %s only as a hint', (_, html) => {
    expect(page(html).look('Port')).toMatchObject([{ names: [], hint: 'Port' }]);
  });

  it.each<[string, string]>([
    ['a heading', '<h2>Port</h2><input id="x">'],
    ['the label of the field before it', '<div><label for="y">Port</label><input id="y"></div>'],
    ['a text with two fields after it', '<div><span>Port</span><div><input id="x"><input></div></div>'],
    ['a label of another field', '<div><label for="y">Port</label><input id="x"><input id="y"></div>'],
    [
      'a cell before another field',
      '<table><tr><td>Port</td><td><input></td><td><input id="x"></td></tr></table>',
    ],
    ['a text that another name outranks', '<div><span>Port</span><input id="x" aria-label="Server"></div>'],
  ])('not by %s', (_, html) => {
    expect(
      page(html)
        .look('Port')
        .filter(({ id }) => id === 'x'),
    ).toEqual([]);
  });

  it('not when it is a search box', () => {
    expect(page('<label>Port <input type="search"></label>').look('Port')).toEqual([]);
    expect(page('<label>Port <input role="searchbox"></label>').look('Port')).toEqual([]);
  });
});

describe('a field tells', () => {
  it.each<[FieldSight['state'], string]>([
    ['disabled', '<label>Port <input disabled></label>'],
    ['disabled', '<div aria-disabled="true"><label>Port <input></label></div>'],
    ['readonly', '<label>Port <input readonly></label>'],
    ['hidden', '<label for="x">Port</label><input id="x" hidden>'],
    ['hidden', '<div inert><label>Port <input></label></div>'],
    ['hidden', '<label>Port <input></label><div role="dialog" aria-modal="true">In front</div>'],
    ['editable', '<label>Port <input type="checkbox" style="opacity:0"></label>'],
    ['editable', '<div role="dialog" aria-modal="true"><label>Port <input></label></div>'],
  ])('that it is %s', (state, html) => {
    expect(page(html).look('Port')).toMatchObject([{ state }]);
  });

  it('what it holds, unless that is a secret', () => {
    expect(page('<label>Port <input value="25"></label>').look('Port')).toMatchObject([{ value: '25' }]);
    const password = '<label>Port <input type="password" value="hunter2"></label>';
    expect(page(password).look('Port')).toMatchObject([{ value: null, hasValue: true }]);
    const open = page('<label>Port <input value="hunter2"></label>');
    expect(open.look('Port', true)).toMatchObject([{ value: null, hasValue: true }]);
    expect(JSON.stringify(open.look('Port', true))).not.toContain('hunter2');
  });

  it('the headings above it, the nearest first', () => {
    const { look } = page(`
      <h1>Emails</h1>
      <div><h2>Outgoing</h2><label>Port <input></label></div>
      <div><header><h2>Incoming</h2></header><h3>Server</h3><p><label>Port <input></label></p></div>`);
    expect(look('Port').map(({ sections }) => sections.slice(0, 3))).toEqual([
      ['Outgoing', 'Emails'],
      ['Server', 'Emails'],
    ]);
  });

  it('nothing to a page of another origin', async () => {
    const { filler, input } = page('<label>Port <input id="x"></label>');
    const origin = 'https://other.example';
    const form = 'Emails';
    expect(
      filler.survey({ origin, form, by: 'label', called: [{ text: 'Port', secret: false }] }),
    ).toBeNull();
    expect(await filler.fill({ origin, form, entries: [{ field: 1, put: 'x' }] })).toBeNull();
    expect(await filler.undo({ origin, form })).toBeNull();
    expect(input().value).toBe('');
  });

  it('nothing of fields that were not asked for', () => {
    const { look } = page('<label>Port <input></label><label>Card number <input value="4111"></label>');
    expect(look('Port')).toHaveLength(1);
  });
});

describe('filling in', () => {
  const secret = 'a~b._c-d+e/f&g=h%i \'j"<k>$&';

  it('enters a text byte for byte, with the events of typing, and takes it back', async () => {
    const at = page('<form><label>Secret <input id="x" value="old"></label></form>');
    const heard: string[] = [];
    for (const type of ['input', 'change', 'keydown', 'submit', 'click', 'blur'])
      document.body.addEventListener(type, () => heard.push(type), { capture: true });
    expect(await at.fill('Secret', secret)).toBe('filled');
    expect(at.input().value).toBe(secret);
    expect(heard).toEqual(['input', 'change']);
    expect(await at.undo()).toEqual(['restored']);
    expect(at.input().value).toBe('old');
  });

  it('chooses, ticks and takes both back', async () => {
    const at = page(`
      <label>Type <select id="s"><option>Basic</option><option>OAuth</option></select></label>
      <label><input type="checkbox" id="c"> On</label>
      <fieldset><legend>Kind</legend><label><input type="radio" name="k" checked id="a">A</label>
        <label><input type="radio" name="k" id="b">B</label></fieldset>`);
    expect([await at.fill('Type', 1), await at.fill('On', true), await at.fill('Kind', 1)]).toEqual([
      'filled',
      'filled',
      'filled',
    ]);
    expect([at.input<HTMLSelectElement>('#s').value, at.input('#c').checked, at.input('#b').checked]).toEqual(
      ['OAuth', true, true],
    );
    expect(await at.undo()).toEqual(['restored', 'restored', 'restored']);
    expect([at.input<HTMLSelectElement>('#s').value, at.input('#c').checked, at.input('#a').checked]).toEqual(
      ['Basic', false, true],
    );
  });

  it('says so when the page puts something else there', async () => {
    const at = page('<label>Port <input id="x"></label>');
    at.input().addEventListener('input', () => (at.input().value = '465'));
    expect(await at.fill('Port', '587')).toBe('changed');
  });

  it('enters again what another entry changed', async () => {
    const at = page(
      '<label>Port <input id="p" value="25"></label><label>Type <select id="s"><option>SSL</option><option>TLS</option></select></label>',
    );
    at.input('#s').addEventListener('change', () => (at.input('#p').value = '465'));
    const [port] = at.look('Port');
    const [type] = at.look('Type');
    const entries = [
      { field: port?.field ?? -1, put: '587' },
      { field: type?.field ?? -1, put: 1 },
    ];
    const outcomes = await at.filler.fill({ origin: window.origin, form: 'Emails', entries });
    expect(outcomes?.map(({ outcome }) => outcome)).toEqual(['filled', 'filled']);
    expect(at.input('#p').value).toBe('587');
    expect(await at.undo()).toEqual(['restored', 'restored']);
    expect(at.input('#p').value).toBe('25');
  });

  it('touches no field that is gone or no longer open', async () => {
    const at = page('<label>Port <input id="x"></label>');
    const [field] = at.look('Port');
    const entries = [{ field: field?.field ?? -1, put: '1' }];
    at.input().disabled = true;
    expect(await at.filler.fill({ origin: window.origin, form: 'Emails', entries })).toMatchObject([
      { outcome: 'gone' },
    ]);
    expect(at.input().value).toBe('');
    at.input().remove();
    expect(await at.filler.fill({ origin: window.origin, form: 'Emails', entries })).toMatchObject([
      { outcome: 'gone' },
    ]);
  });

  it('leaves alone what somebody changed since', async () => {
    const at = page('<label>Port <input id="x" value="1"></label>');
    await at.fill('Port', '2');
    at.input().value = '3';
    expect(await at.undo()).toEqual(['kept']);
    expect(at.input().value).toBe('3');
  });

  it('takes back to what was there before the first time', async () => {
    const at = page('<label>Port <input id="x" value="1"></label>');
    await at.fill('Port', '2');
    await at.fill('Port', '3');
    expect(await at.undo()).toEqual(['restored']);
    expect(at.input().value).toBe('1');
    expect(await at.undo()).toEqual([]);
  });
});
