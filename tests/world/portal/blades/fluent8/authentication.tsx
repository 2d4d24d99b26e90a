import {
  ActionButton,
  DetailsList,
  IconButton,
  Link,
  MessageBar,
  Pivot,
  PivotItem,
  PrimaryButton,
  SelectionMode,
  TextField,
  Toggle,
} from '@fluentui/react';
import { useState } from 'react';
import type { RedirectUri } from '../../../directory';
import { platformHeading } from '../../shared/choices';
import { tellShell } from '../frame';
import type { ViewProps } from '../start';
import { useAuthentication } from '../use-authentication';
import { RedirectPanel } from './redirect-panel';

export const Authentication = (props: ViewProps) => {
  const { app, world } = props;
  const { words } = world;
  const authentication = useAuthentication(props);
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="practice-content">
      <MessageBar styles={{ root: { marginBottom: 10 } }}>
        Welcome to the new and improved experience for authentication. To switch to the old experience,{' '}
        <Link onClick={() => tellShell({ kind: 'old-authentication' })}>please click here.</Link>
      </MessageBar>
      <Pivot>
        <PivotItem headerText={words.redirectUriConfiguration}>
          <ActionButton
            iconProps={{ iconName: 'add' }}
            text={words.addRedirectUri}
            onClick={() => setAdding(true)}
          />
          <DetailsList
            items={app.redirectUris}
            selectionMode={SelectionMode.none}
            ariaLabelForGrid={words.redirectUris}
            columns={[
              { key: 'uri', name: words.redirectUri, minWidth: 380, onRender: ({ uri }: RedirectUri) => uri },
              {
                key: 'platform',
                name: words.platform,
                minWidth: 200,
                onRender: ({ platform }: RedirectUri) => platformHeading(platform, words),
              },
              {
                key: 'actions',
                name: '',
                minWidth: 40,
                onRender: (entry: RedirectUri) => (
                  <IconButton
                    iconProps={{ iconName: 'delete' }}
                    ariaLabel={words.delete}
                    onClick={() => void authentication.remove(entry)}
                  />
                ),
              },
            ]}
          />
        </PivotItem>
        <PivotItem headerText={words.settingsTab}>
          <div className="practice-form" style={{ marginTop: 12 }}>
            <TextField label={words.logoutUrl} placeholder="e.g. https://example.com/logout" />
            <Toggle
              label={words.allowPublicClientFlows}
              onText={words.enabled}
              offText={words.disabled}
              checked={authentication.allowed}
              onChange={(_, checked) => authentication.setAllowed(checked ?? false)}
            />
            <div>
              <PrimaryButton
                text={words.save}
                disabled={!authentication.isDirty}
                onClick={() => void authentication.save()}
              />
            </div>
          </div>
        </PivotItem>
      </Pivot>
      {isAdding && (
        <RedirectPanel
          world={world}
          clientId={app.clientId}
          onDismiss={() => setAdding(false)}
          onAdd={(platform, uris) => void authentication.add(platform, uris)}
        />
      )}
    </div>
  );
};
