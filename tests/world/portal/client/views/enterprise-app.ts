import type { AppContext, BladeContent } from '../context';
import { copyButton } from '../controls/copy-button';
import { grid } from '../controls/grid';
import { h, newId } from '../dom';

/** The enterprise application: other IDs under labels that look like the app registration's. */
export const enterpriseApp = ({ app, world, route }: AppContext): BladeContent => {
  const { words } = world;
  if (route.menu?.toLowerCase() === 'permissions') {
    return {
      commands: [],
      content: grid(
        'Permissions',
        [
          { label: 'API name', width: '1fr' },
          { label: 'Claim value', width: '1fr' },
          { label: 'Permission', width: '2fr' },
          { label: words.type, width: '1fr' },
        ],
        [...app.permissions.filter((permission) => permission.granted), ...app.otherGrants].map(
          (permission) => ({
            label: permission.name,
            cells: [
              [permission.api],
              [permission.name],
              [permission.description],
              [permission.type === 'delegated' ? words.delegated : words.application],
            ],
          }),
        ),
        'No admin consented permissions found for the application',
      ),
    };
  }
  const property = (label: string, value: string) => {
    const id = newId();
    return h(
      'div.azc-formElementContainer',
      {},
      h('label.azc-text-label', { for: id }, label),
      h(
        'div.fxc-copyablelabel',
        {},
        h(
          'div.fxc-copyablelabel-textbox',
          {},
          h('input.azc-input', {
            id,
            type: 'text',
            readonly: true,
            value,
            title: value,
            'aria-label': label,
          }),
        ),
        copyButton(world, () => value),
      ),
    );
  };
  return {
    commands: [],
    content: h(
      'div',
      {},
      h('h3.ext-section-title', {}, 'Properties'),
      property(words.name, app.displayName),
      property('Application ID', app.clientId),
      property('Object ID', app.servicePrincipalId),
    ),
  };
};
