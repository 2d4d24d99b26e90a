import { act, change } from '../../shared/api-client';
import { shortDate } from '../../shared/facts';
import type { AppView, SecretView, World } from '../../shared/model';
import type { AppContext, BladeContent } from '../context';
import { linkButton } from '../controls/command-bar';
import { copyButton } from '../controls/copy-button';
import { grid } from '../controls/grid';
import { infoBox } from '../controls/info-box';
import { tabs } from '../controls/tabs';
import { divButton, h } from '../dom';
import { icon } from '../icons';
import { messageBox, toast } from '../messages';
import { openAddSecret } from './add-secret-pane';

type Fresh = Map<string, string>;

const actionsOf = (secret: SecretView, world: World, remove: (secret: SecretView) => void) => [
  divButton(
    'div.ext-grid-action',
    { title: world.words.delete, 'aria-label': `${world.words.delete} ${secret.description}` },
    () => remove(secret),
    icon('delete'),
  ),
];

const secretGrid = (app: AppView, world: World, fresh: Fresh, remove: (secret: SecretView) => void) =>
  grid(
    world.words.clientSecrets,
    [
      { label: world.words.description, width: '1.3fr' },
      { label: world.words.expires, width: '100px' },
      { label: world.words.value, width: '2.4fr', after: icon('info', 'practice-header-icon') },
      { label: world.words.secretId, width: '1.3fr' },
      { label: '', width: '48px' },
    ],
    app.secrets.map((secret) => {
      const value = fresh.get(secret.secretId);
      return {
        label: secret.description,
        cells: [
          [secret.description],
          [shortDate(secret.expires, world)],
          // Only a value in full has a copy button: the first characters are of no use to anyone.
          [
            h('span.ext-value', {}, value ?? secret.masked),
            value !== undefined && copyButton(world, () => value),
          ],
          [
            h('span.ext-ellipsis', { title: secret.secretId }, secret.secretId),
            copyButton(world, () => secret.secretId),
          ],
          actionsOf(secret, world, remove),
        ],
      };
    }),
    world.words.noneListed,
  );

/** New values live in this visit of the blade only, and are gone with it. */
export const secrets = (context: AppContext): BladeContent => {
  const { world, refresh } = context;
  const { words } = world;
  const fresh: Fresh = new Map();
  let app = context.app;
  const host = h('div');

  const remove = async ({ secretId, description }: SecretView) => {
    const answer = await messageBox(
      words.delete,
      `Do you want to delete the client secret '${description}'?`,
      [words.yes, words.no],
    );
    if (answer !== 0) return;
    app = await change('remove-secret', { clientId: app.clientId, secretId });
    draw();
  };
  const add = async (description: string, expires: string) => {
    const result = await act('add-secret', { clientId: app.clientId, description, expires });
    if (!result.app || !result.secret) return;
    fresh.set(result.secret.secretId, result.secret.value);
    app = result.app;
    draw();
    toast('Update application credentials', 'Successfully updated application credentials');
  };
  const nothing = () => h('p.practice-note', {}, words.notInPractice);
  const clientSecrets = () =>
    h(
      'div',
      {},
      h('p.practice-text', {}, words.secretsIntro),
      linkButton({
        label: words.newClientSecret,
        icon: 'add',
        run: () => openAddSecret(world, (description, expires) => void add(description, expires)),
      }),
      secretGrid(app, world, fresh, (secret) => void remove(secret)),
    );
  const draw = () =>
    host.replaceChildren(
      h('p.practice-text', {}, words.credentialsIntro),
      infoBox('info', words.credentialsTabsInfo),
      tabs(
        [
          { key: 'certificates', label: `${words.certificates} (0)`, content: nothing },
          {
            key: 'secrets',
            label: `${words.clientSecrets} (${app.secrets.length})`,
            content: clientSecrets,
          },
          { key: 'federated', label: `${words.federatedCredentials} (0)`, content: nothing },
        ],
        'secrets',
      ),
    );
  draw();
  return {
    commands: [
      { id: 'Refresh', label: words.refresh, icon: 'refresh', run: refresh },
      {
        id: 'Feedback',
        label: words.feedback,
        icon: 'heart',
        run: () => toast(words.feedback, words.notInPractice),
      },
    ],
    content: host,
  };
};
