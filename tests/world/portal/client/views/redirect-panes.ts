import type { Platform } from '../../../directory';
import { type Choice, platformTiles, suggestedUris } from '../../shared/choices';
import type { World } from '../../shared/model';
import { openPane } from '../context-pane';
import { button, checkbox, formRow, textField } from '../controls/form';
import { divButton, h } from '../dom';
import { icon } from '../icons';

type Done = (platform: Platform, uris: string[]) => void;

/** An address that is no redirect URI. The directory keeps neither it nor the implicit grants. */
export const logoutField = ({ words }: World): HTMLElement =>
  formRow(
    words.logoutUrl,
    textField({ label: words.logoutUrl, placeholder: 'e.g. https://example.com/logout' }),
  ).element;

const configure = (world: World, tile: Choice<Platform>, clientId: string, done: Done) => {
  const { words } = world;
  const pane = openPane(tile.value === 'web' ? words.configureWeb : `${words.configure} ${tile.text}`, {
    subtitle: 'All platforms',
  });
  const uri = textField({
    label: words.redirectUri,
    placeholder: 'Enter the redirect URI of the application',
    required: tile.value !== 'publicClient',
  });
  const row = formRow(words.redirectUri, uri, { required: tile.value !== 'publicClient' });
  const suggested = new Set<string>();
  const suggestions = suggestedUris(clientId).map((address) =>
    checkbox(address, false, (checked) => (checked ? suggested.add(address) : suggested.delete(address))),
  );
  const grants = [
    logoutField(world),
    h('h3.ext-section-title', {}, 'Implicit grant and hybrid flows'),
    checkbox('Access tokens (used for implicit flows)', false, () => {}),
    checkbox('ID tokens (used for implicit and hybrid flows)', false, () => {}),
  ];
  pane.setContent(
    ...(tile.value === 'publicClient' ? [...suggestions, row.element] : [row.element, ...grants]),
  );
  pane.setFooter(
    button(words.configure, 'primary', () => {
      const uris = [...suggested, uri.value.trim()].filter(Boolean);
      row.showError(uris.length === 0 ? 'The value must not be empty.' : null);
      if (uris.length === 0) return;
      pane.close();
      done(tile.value, uris);
    }),
    button(words.cancel, 'secondary', pane.close),
  );
};

/** "Configure platforms" on the old page and what "Add Redirect URI" opens on the new one: the same tiles. */
export const openPlatforms = (title: string, world: World, clientId: string, done: Done): void => {
  const pane = openPane(title);
  const tiles = platformTiles(world.words).map((tile) =>
    divButton(
      'div.ext-ad-apitile',
      { title: tile.text },
      () => configure(world, tile, clientId, done),
      icon('endpoints'),
      h('div', {}, h('div.ext-tile-title', {}, tile.text), h('div.ext-tile-text', {}, tile.hint)),
    ),
  );
  pane.setContent(
    h('h3.ext-section-title', {}, 'Web applications'),
    ...tiles.slice(0, 2),
    h('h3.ext-section-title', {}, 'Mobile and desktop applications'),
    ...tiles.slice(2),
  );
};
