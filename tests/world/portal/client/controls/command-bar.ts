import { divButton, h } from '../dom';
import { type IconName, icon } from '../icons';

export interface Command {
  id: string;
  label: string;
  icon: IconName;
  run: () => void;
  disabled?: boolean;
}

export const commandBar = (commands: Command[]): HTMLElement =>
  h(
    'div.fxs-commandBar.azc-toolbar',
    { role: 'toolbar' },
    h(
      'ul.azc-toolbar-container',
      { role: 'presentation' },
      commands.map((command) =>
        divButton(
          'li.azc-toolbar-item.azc-toolbarButton-container',
          {
            role: 'menuitem',
            title: command.label,
            'data-telemetryname': `Command-${command.id}`,
            'aria-disabled': String(command.disabled ?? false),
          },
          command.run,
          icon(command.icon),
          h('div.azc-toolbarButton-label.fxs-commandBar-item-text', {}, command.label),
        ),
      ),
    ),
  );

/** The same look inside a blade: "+ New client secret", "✓ Grant admin consent for …". */
export const linkButton = (options: Omit<Command, 'id'> & { formElement?: string }): HTMLElement =>
  divButton(
    'div.fxc-simplebutton.ext-ad-linkbutton',
    {
      title: options.label,
      'aria-disabled': String(options.disabled ?? false),
      'data-formelement': options.formElement && `pcControl: ${options.formElement}`,
    },
    options.run,
    icon(options.icon),
    h('span', {}, options.label),
  );
