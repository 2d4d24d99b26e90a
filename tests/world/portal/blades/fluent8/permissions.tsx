import { ActionButton, CommandBar, MessageBar, MessageBarType, Text } from '@fluentui/react';
import { useState } from 'react';
import { mayConsent } from '../../shared/facts';
import type { PermissionView } from '../../shared/model';
import type { ViewProps } from '../start';
import { usePermissions } from '../use-permissions';
import { Consent } from './consent';
import { PermissionList } from './permission-list';
import { PermissionPicker } from './permission-picker';

const heading = { root: { fontWeight: 600, margin: '16px 0 6px' } } as const;

export const Permissions = (props: ViewProps) => {
  const { app, world, refresh } = props;
  const { words, user } = world;
  const permissions = usePermissions(props);
  const [open, setOpen] = useState<'picker' | 'consent' | null>(null);
  const close = () => setOpen(null);
  const revoke = (permission: PermissionView) => ({
    key: 'revoke',
    text: words.revokeConsent,
    onClick: () => void permissions.revoke(permission),
  });
  const remove = (permission: PermissionView) => ({
    key: 'remove',
    text: words.removePermission,
    onClick: () => void permissions.remove(permission),
  });
  return (
    <>
      <CommandBar
        items={[
          { key: 'refresh', text: words.refresh, iconProps: { iconName: 'refresh' }, onClick: refresh },
        ]}
      />
      <div className="practice-content">
        {permissions.succeeded && (
          <MessageBar messageBarType={MessageBarType.success}>{words.consentSuccess}</MessageBar>
        )}
        <Text block as="h3" styles={heading}>
          {words.configuredPermissions}
        </Text>
        <Text block>{words.permissionsIntro}</Text>
        <div className="practice-row">
          <ActionButton
            iconProps={{ iconName: 'add' }}
            text={words.addPermission}
            onClick={() => setOpen('picker')}
          />
          <ActionButton
            iconProps={{ iconName: 'checkmark' }}
            text={words.grantAdminConsentFor}
            disabled={!mayConsent(app, world)}
            onClick={() => setOpen('consent')}
          />
        </div>
        <PermissionList
          world={world}
          label={words.configuredPermissions}
          permissions={app.permissions}
          menu={(permission) =>
            permission.granted && user.isAdmin
              ? [remove(permission), revoke(permission)]
              : [remove(permission)]
          }
        />
        {app.otherGrants.length > 0 && (
          <>
            <Text block as="h3" styles={heading}>
              {words.otherPermissions}
            </Text>
            <PermissionList
              world={world}
              label={words.otherPermissions}
              permissions={app.otherGrants}
              menu={(permission) => [revoke(permission)]}
            />
          </>
        )}
      </div>
      {open === 'picker' && (
        <PermissionPicker
          app={app}
          world={world}
          onDismiss={close}
          onAdd={(chosen) => void permissions.add(chosen)}
        />
      )}
      {open === 'consent' && (
        <Consent
          app={app}
          world={world}
          onDismiss={close}
          onConsent={(keepOthers) => void permissions.consent(keepOthers)}
        />
      )}
    </>
  );
};
