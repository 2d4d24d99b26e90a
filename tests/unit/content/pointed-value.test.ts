// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readPointed } from '../../../lib/content/pointed-value';
import type { PointedFact } from '../../../lib/pointing';
import { loadLabels, showPage } from '../portal/captures';

const labels = loadLabels(['en']);
const one = '3f2c1a90-6b7d-4e21-9c55-0a1b2c3d4e5f';
const two = '8d1e7f60-2a3b-4c5d-8e9f-102030405060';
const secret = 'AbC8Q~k3.pQ7_rT-9xYzW1vU2tS3rQ4pO5nM6lK7';
const login = `https://login.microsoftonline.com/${one}/oauth2/v2.0`;

function point(html: string, fact: PointedFact) {
  showPage(`<html lang="en"><body>${html}</body></html>`);
  const element = document.querySelector('#here');
  if (!element) throw new Error('nothing to point at');
  return readPointed(element, fact, labels);
}

describe('what the admin points at', () => {
  it.each<[string, string, PointedFact, string]>([
    ['the value itself', `<p id="here">${one}</p>`, 'clientId', one],
    ['a value with an icon', `<p id="here">${one}<i>\ue8c8</i></p>`, 'tenantId', one],
    ['the icon beside it', `<p>${one}<button id="here" aria-label="Copy"></button></p>`, 'objectId', one],
    [
      'a piece of it',
      `<p><span id="here">${one.slice(0, 8)}</span><span>${one.slice(8)}</span></p>`,
      'clientId',
      one,
    ],
    ['a field', `<input id="here" value="${login}/token">`, 'tokenEndpoint', `${login}/token`],
    [
      'a cut text with all of it in the title',
      `<p id="here" title="${one}">${one.slice(0, 9)}…</p>`,
      'clientId',
      one,
    ],
    ['a name', '<a id="here">Helpdesk mail</a>', 'displayName', 'Helpdesk mail'],
    ['a secret', `<td><div id="here">${secret}</div></td>`, 'secret', secret],
    [
      'a button that is the value',
      `<button id="here">${login}/authorize</button>`,
      'authorizationEndpoint',
      `${login}/authorize`,
    ],
  ])('is taken: %s', (_, html, fact, value) => {
    expect(point(html, fact)).toEqual({ value, label: null });
  });

  it.each<[string, string, PointedFact, string]>([
    ['a word', '<p id="here">Overview</p>', 'clientId', 'not-a-guid'],
    ['nothing', '<p id="here"> </p>', 'clientId', 'empty'],
    ['dashes', '<p id="here">---</p>', 'displayName', 'empty'],
    ['two IDs', `<div id="here"><p>${one}</p><p>${two}</p></div>`, 'clientId', 'not-a-guid'],
    ['a cut text', `<p id="here">${one.slice(0, 9)}…</p>`, 'clientId', 'cut'],
    ['the other endpoint', `<p id="here">${login}/authorize</p>`, 'tokenEndpoint', 'other-endpoint'],
    [
      'another address',
      '<p id="here">https://example.org/oauth2/v2.0/token</p>',
      'tokenEndpoint',
      'not-an-endpoint',
    ],
    ['the Secret ID', `<p id="here">${one}</p>`, 'secret', 'secret-id'],
    ['a masked secret', '<p id="here">AbC******************</p>', 'secret', 'masked'],
    ['a sentence', '<p id="here">A secret string that the app uses</p>', 'secret', 'not-a-secret'],
    ['a name that is too long', `<p id="here">${'x'.repeat(201)}</p>`, 'displayName', 'empty'],
  ])('is refused: %s', (_, html, fact, reason) => {
    expect(point(html, fact)).toEqual({ reason });
  });

  it('is what its label says', () => {
    const html = `<div><label>Object ID</label><div id="here">${one}</div></div><div><label>Name of it</label><div>${two}</div></div>`;
    expect(point(html, 'objectId')).toEqual({ value: one, label: 'Object ID' });
    expect(point(html, 'clientId')).toEqual({ reason: 'other-label' });
  });

  it('is not looked for far away', () => {
    const far = `<div>${one}<div><div><div><div><div><b id="here">x</b></div></div></div></div></div></div>`;
    expect(point(far, 'clientId')).toEqual({ reason: 'not-a-guid' });
  });
});
