import {
  Button,
  MessageBar,
  MessageBarBody,
  Subtitle2,
  Text,
  Toolbar,
  ToolbarButton,
} from '@fluentui/react-components';
import { useState } from 'react';
import { mayConsent } from '../../shared/facts';
import type { ViewProps } from '../start';
import { usePermissions } from '../use-permissions';
import { Consent } from './consent';
import { Icon } from './icon';
import { PermissionPicker } from './permission-picker';
import { PermissionTable, type RowAction } from './permission-table';

export const Permissions = (props: ViewProps) => {
  const { app, world, refresh } = props;
  const { words, user } = world;
  const permissions = usePermissions(props);
  const [open, setOpen] = useState<'picker' | 'consent' | null>(null);
  const close = () => setOpen(null);
  const remove: RowAction = { text: words.removePermission, run: (p) => void permissions.remove(p) };
  const revoke: RowAction = { text: words.revokeConsent, run: (p) => void permissions.revoke(p) };
  return (
    <>
      <Toolbar>
        <ToolbarButton icon={<Icon name="refresh" />} onClick={refresh}>
          {words.refresh}
        </ToolbarButton>
      </Toolbar>
      <div className="practice-content">
        {permissions.succeeded && (
          <MessageBar intent="success">
            <MessageBarBody>{words.consentSuccess}</MessageBarBody>
          </MessageBar>
        )}
        <Subtitle2 as="h3" block>
          {words.configuredPermissions}
        </Subtitle2>
        <Text block>{words.permissionsIntro}</Text>
        <div className="practice-row">
          <Button appearance="subtle" icon={<Icon name="add" />} onClick={() => setOpen('picker')}>
            {words.addPermission}
          </Button>
          <Button
            appearance="subtle"
            icon={<Icon name="check" />}
            disabled={!mayConsent(app, world)}
            onClick={() => setOpen('consent')}
          >
            {words.grantAdminConsentFor}
          </Button>
        </div>
        <PermissionTable
          world={world}
          label={words.configuredPermissions}
          permissions={app.permissions}
          actions={(permission) => (permission.granted && user.isAdmin ? [remove, revoke] : [remove])}
        />
        {app.otherGrants.length > 0 && (
          <>
            <Subtitle2 as="h3" block>
              {words.otherPermissions}
            </Subtitle2>
            <PermissionTable
              world={world}
              label={words.otherPermissions}
              permissions={app.otherGrants}
              actions={() => [revoke]}
            />
          </>
        )}
      </div>
      {open === 'picker' && (
        <PermissionPicker
          app={app}
          world={world}
          onClose={close}
          onAdd={(chosen) => void permissions.add(chosen)}
        />
      )}
      {open === 'consent' && (
        <Consent
          app={app}
          world={world}
          onClose={close}
          onConsent={(keepOthers) => void permissions.consent(keepOthers)}
        />
      )}
    </>
  );
};
