import { Panel, PanelType, TextField } from '@fluentui/react';
import { endpoints } from '../../shared/facts';
import type { AppView, World } from '../../shared/model';
import { CopyButton } from './copy-button';

export const EndpointsPanel = (props: { app: AppView; world: World; onDismiss: () => void }) => (
  <Panel
    isOpen
    type={PanelType.medium}
    headerText={props.world.words.endpoints}
    closeButtonAriaLabel={props.world.words.close}
    onDismiss={props.onDismiss}
  >
    {endpoints(props.app, props.world).map(({ key, label, value }) => (
      <div key={key} className="practice-row">
        <TextField className="practice-wide" label={label} readOnly value={value} title={value} />
        <CopyButton world={props.world} text={value} />
      </div>
    ))}
  </Panel>
);
