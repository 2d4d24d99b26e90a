import { Field, Input } from '@fluentui/react-components';
import { endpoints } from '../../shared/facts';
import type { AppView, World } from '../../shared/model';
import { CopyButton } from './copy-button';
import { Pane } from './pane';

export const EndpointsPane = (props: { app: AppView; world: World; onClose: () => void }) => (
  <Pane world={props.world} title={props.world.words.endpoints} size="medium" onClose={props.onClose}>
    {endpoints(props.app, props.world).map(({ key, label, value }) => (
      <Field key={key} label={label}>
        <Input
          readOnly
          value={value}
          title={value}
          contentAfter={<CopyButton world={props.world} text={value} />}
        />
      </Field>
    ))}
  </Pane>
);
