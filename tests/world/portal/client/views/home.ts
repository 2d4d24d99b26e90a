import type { World } from '../../shared/model';
import { registerHref } from '../../shared/routes';
import type { BladeContent } from '../context';
import { h } from '../dom';
import { type IconName, icon } from '../icons';

const tile = (href: string, label: string, name: IconName) =>
  h('a.fxs-home-tile', { href, title: label }, icon(name), h('span', {}, label));

export const home = ({ words }: World): BladeContent => ({
  commands: [],
  content: h(
    'div',
    {},
    h('h3.ext-section-title', {}, 'Azure services'),
    h(
      'div.fxs-home-tiles',
      {},
      tile(registerHref, words.newRegistration, 'add'),
      // The home page still used the old grammar in July 2026.
      tile('#blade/Microsoft_AAD_RegisteredApps/ApplicationsListBlade', words.appRegistrations, 'app'),
    ),
  ),
});

export const notFound = (text = 'The dashboard cannot be found.'): BladeContent => ({
  commands: [],
  content: h('p.practice-note', {}, text),
});
