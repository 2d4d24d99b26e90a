import { endpoints } from '../../shared/facts';
import type { AppView, World } from '../../shared/model';
import { openPane } from '../context-pane';
import { copyButton } from '../controls/copy-button';
import { h, newId } from '../dom';

/** The addresses are in read-only inputs, not in text. */
export const openEndpoints = (app: AppView | null, world: World): void => {
  const rows = endpoints(app, world).map(({ label, value }) => {
    const id = newId();
    return h(
      'div.fxc-weave-pccontrol.azc-formElementContainer',
      {},
      h('div.azc-formElementSubLabelContainer', {}, h('label.azc-text-label', { for: id }, label)),
      h(
        'div.fxc-copyablelabel',
        {},
        h(
          'div.fxc-copyablelabel-textbox',
          {},
          h('input.azc-input.azc-formControl', {
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
  });
  openPane(world.words.endpoints, { wide: true }).setContent(...rows);
};
