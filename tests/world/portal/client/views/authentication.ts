import type { Platform, RedirectUri } from '../../../directory';
import { change } from '../../shared/api-client';
import { accountTypes, platformHeading } from '../../shared/choices';
import type { AppContext, BladeContent } from '../context';
import { optionPicker, radioGroup } from '../controls/choices';
import { linkButton } from '../controls/command-bar';
import { setDisabled, textField } from '../controls/form';
import { divButton, h } from '../dom';
import { icon } from '../icons';
import { toast } from '../messages';
import { logoutField, openPlatforms } from './redirect-panes';

const order: Platform[] = ['web', 'spa', 'publicClient'];

/** The old page: edits wait for Save in the command bar, only "Configure" saves at once. */
export const authentication = ({ app, world, refresh }: AppContext): BladeContent => {
  const { words } = world;
  const { clientId } = app;
  const draft: RedirectUri[] = app.redirectUris.map((entry) => ({ ...entry }));
  let allowPublicClient = app.allowPublicClient;
  const blocks = h('div');

  /** Save and Discard wait for the first edit. */
  const edited = () => {
    const commands = blocks
      .closest('section')
      ?.querySelectorAll<HTMLElement>(
        '[data-telemetryname=Command-Save],[data-telemetryname=Command-Discard]',
      );
    for (const command of commands ?? []) setDisabled(command, false);
  };

  const uriRow = (entry: RedirectUri) => {
    const input = textField({ label: words.redirectUri, value: entry.uri });
    input.addEventListener('input', () => {
      entry.uri = input.value.trim();
      edited();
    });
    const remove = divButton(
      'div.ext-grid-action',
      { title: words.delete, 'aria-label': words.delete },
      () => {
        draft.splice(draft.indexOf(entry), 1);
        edited();
        drawBlocks();
      },
      icon('delete'),
    );
    return h('div.ext-ad-urirow', {}, input, remove);
  };
  const block = (platform: Platform) =>
    h(
      'div.ext-ad-platform',
      {},
      h('h3.ext-section-title', {}, platformHeading(platform, words)),
      h('div.azc-text-label', {}, words.redirectUris),
      draft.filter((entry) => entry.platform === platform).map(uriRow),
      divButton(
        'a.ext-help',
        { role: 'link' },
        () => {
          draft.push({ platform, uri: '' });
          drawBlocks();
        },
        words.addUri,
      ),
      platform !== 'publicClient' && logoutField(world),
    );
  const drawBlocks = () => {
    const used = order.filter((platform) => draft.some((entry) => entry.platform === platform));
    blocks.replaceChildren(...used.map(block));
  };
  drawBlocks();

  const audience = radioGroup({
    label: words.supportedAccountTypes,
    choices: accountTypes(words, 'radios').filter(({ value }) => value !== 'PersonalMicrosoftAccount'),
    selected: app.signInAudience,
    onChange: edited,
  });
  const save = async () => {
    const redirectUris = draft.filter((entry) => entry.uri);
    await change('set-redirect-uris', { clientId, redirectUris });
    await change('set-audience', { clientId, signInAudience: audience.value() });
    await change('set-public-client', { clientId, allowed: allowPublicClient });
    toast('Update application authentication', 'Successfully updated application authentication');
    refresh();
  };
  const add = () =>
    openPlatforms(words.configurePlatforms, world, clientId, async (platform, uris) => {
      const redirectUris = [...app.redirectUris, ...uris.map((uri) => ({ platform, uri }))];
      await change('set-redirect-uris', { clientId, redirectUris });
      refresh();
    });
  return {
    commands: [
      { id: 'Save', label: words.save, icon: 'save', disabled: true, run: () => void save() },
      { id: 'Discard', label: words.discard, icon: 'cross', disabled: true, run: refresh },
    ],
    content: h(
      'div',
      {},
      h('h3.ext-section-title', {}, words.platformConfigurations),
      h(
        'p.practice-text',
        {},
        'Depending on the platform or device this application is targeting, additional configuration may be required such as redirect URIs, specific authentication settings, or fields specific to the platform.',
      ),
      linkButton({ label: words.addPlatform, icon: 'add', run: add }),
      blocks,
      h('h3.ext-section-title', {}, words.supportedAccountTypes),
      h('div.azc-form-help', {}, 'Who can use this application or access this API?'),
      audience.element,
      h('h3.ext-section-title', {}, words.advancedSettings),
      h('div.azc-text-label', {}, words.allowPublicClientFlows),
      h('div.azc-form-help', {}, 'Enable the following mobile and desktop flows:'),
      optionPicker({
        label: words.allowPublicClientFlows,
        choices: [
          { value: true, text: words.yes },
          { value: false, text: words.no },
        ],
        selected: allowPublicClient,
        onChange: (allowed) => {
          allowPublicClient = allowed;
          edited();
        },
      }),
    ),
  };
};
