import { change } from '../../shared/api-client';
import { platformHeading } from '../../shared/choices';
import type { AppContext, BladeContent } from '../context';
import { toggle } from '../controls/choices';
import { linkButton } from '../controls/command-bar';
import { button, setDisabled } from '../controls/form';
import { grid } from '../controls/grid';
import { infoBox } from '../controls/info-box';
import { tabs } from '../controls/tabs';
import { divButton, h } from '../dom';
import { icon } from '../icons';
import { toast } from '../messages';
import { logoutField, openPlatforms } from './redirect-panes';

/** The new page: two tabs, redirect URIs saved at once, settings by the button at the bottom. */
export const authenticationPreview = (context: AppContext): BladeContent => {
  const { app: first, world, refresh } = context;
  const { words, settings } = world;
  const { clientId } = first;
  let app = first;
  let tab = 'redirects';
  const host = h('div');

  const setUris = async (redirectUris: typeof app.redirectUris) => {
    app = await change('set-redirect-uris', { clientId, redirectUris });
    draw();
  };
  const redirects = () =>
    h(
      'div',
      {},
      linkButton({
        label: words.addRedirectUri,
        icon: 'add',
        run: () =>
          openPlatforms('Select a platform to add redirect URI', world, clientId, (platform, uris) => {
            void setUris([...app.redirectUris, ...uris.map((uri) => ({ platform, uri }))]);
          }),
      }),
      grid(
        words.redirectUris,
        [
          { label: words.redirectUri, width: '3fr' },
          { label: 'Platform', width: '2fr' },
          { label: '', width: '48px' },
        ],
        app.redirectUris.map((entry) => ({
          label: entry.uri,
          cells: [
            [entry.uri],
            [platformHeading(entry.platform, words)],
            [
              divButton(
                'div.ext-grid-action',
                { title: words.delete, 'aria-label': words.delete },
                () => void setUris(app.redirectUris.filter((other) => other !== entry)),
                icon('delete'),
              ),
            ],
          ],
        })),
        'No redirect URIs have been added.',
      ),
    );
  const settingsTab = () => {
    let allowed = app.allowPublicClient;
    const save = button(words.save, 'primary', async () => {
      app = await change('set-public-client', { clientId, allowed });
      toast('Update application authentication', 'Successfully updated application authentication');
      draw();
    });
    setDisabled(save, true);
    return h(
      'div',
      {},
      logoutField(world),
      h('h3.ext-section-title', {}, words.allowPublicClientFlows),
      h('div.azc-form-help', {}, 'Enable the following mobile and desktop flows.'),
      toggle({
        label: words.allowPublicClientFlows,
        on: words.enabled,
        off: words.disabled,
        checked: allowed,
        onChange: (checked) => {
          allowed = checked;
          setDisabled(save, checked === app.allowPublicClient);
        },
      }),
      h('div.ext-footer', {}, save),
    );
  };
  const oldExperience = divButton(
    'a.ext-help',
    { role: 'link' },
    () => {
      settings.authenticationPage = 'classic';
      refresh();
    },
    'please click here.',
  );
  const draw = () =>
    host.replaceChildren(
      infoBox(
        'info',
        'Welcome to the new and improved experience for authentication. To switch to the old experience, ',
        oldExperience,
      ),
      tabs(
        [
          { key: 'redirects', label: words.redirectUriConfiguration, content: redirects },
          { key: 'settings', label: words.settingsTab, content: settingsTab },
        ],
        tab,
        (key) => {
          tab = key;
        },
      ),
    );
  draw();
  return { commands: [], content: host };
};
