import {
  ActionButton,
  CommandBar,
  DetailsList,
  type IColumn,
  IconButton,
  MessageBar,
  Pivot,
  PivotItem,
  SelectionMode,
  Text,
} from '@fluentui/react';
import { useState } from 'react';
import { shortDate } from '../../shared/facts';
import type { SecretView } from '../../shared/model';
import type { ViewProps } from '../start';
import { useSecrets } from '../use-secrets';
import { AddSecretPanel } from './add-secret-panel';
import { CopyButton } from './copy-button';

export const Secrets = (props: ViewProps) => {
  const { app, world, refresh } = props;
  const { words } = world;
  const { fresh, add, remove } = useSecrets(props);
  const [isAdding, setAdding] = useState(false);

  const column = (
    key: string,
    name: string,
    minWidth: number,
    onRender: (secret: SecretView) => React.ReactNode,
  ): IColumn => ({ key, name, minWidth, isResizable: true, onRender });
  const columns = [
    column('description', words.description, 90, (secret) => secret.description),
    column('expires', words.expires, 80, (secret) => shortDate(secret.expires, world)),
    column('value', words.value, 350, (secret) => {
      const value = fresh[secret.secretId];
      return (
        <span className="practice-row">
          <span>{value ?? secret.masked}</span>
          {value !== undefined && <CopyButton world={world} text={value} />}
        </span>
      );
    }),
    column('secretId', words.secretId, 180, (secret) => (
      <span className="practice-row">
        <span className="practice-ellipsis" title={secret.secretId}>
          {secret.secretId}
        </span>
        <CopyButton world={world} text={secret.secretId} />
      </span>
    )),
    column('actions', '', 40, (secret) => (
      <IconButton
        iconProps={{ iconName: 'delete' }}
        ariaLabel={`${words.delete} ${secret.description}`}
        onClick={() => void remove(secret.secretId)}
      />
    )),
  ];
  return (
    <>
      <CommandBar
        items={[
          { key: 'refresh', text: words.refresh, iconProps: { iconName: 'refresh' }, onClick: refresh },
        ]}
      />
      <div className="practice-content">
        <Text block>{words.credentialsIntro}</Text>
        <MessageBar styles={{ root: { margin: '10px 0' } }}>{words.credentialsTabsInfo}</MessageBar>
        <Pivot defaultSelectedKey="secrets">
          <PivotItem itemKey="certificates" headerText={`${words.certificates} (0)`}>
            {words.notInPractice}
          </PivotItem>
          <PivotItem itemKey="secrets" headerText={`${words.clientSecrets} (${app.secrets.length})`}>
            <Text block styles={{ root: { marginTop: 12 } }}>
              {words.secretsIntro}
            </Text>
            <ActionButton
              iconProps={{ iconName: 'add' }}
              text={words.newClientSecret}
              onClick={() => setAdding(true)}
            />
            {app.secrets.length === 0 ? (
              <Text block>{words.noneListed}</Text>
            ) : (
              <DetailsList
                items={app.secrets}
                columns={columns}
                selectionMode={SelectionMode.none}
                ariaLabelForGrid={words.clientSecrets}
                getKey={(secret: SecretView) => secret.secretId}
              />
            )}
          </PivotItem>
          <PivotItem itemKey="federated" headerText={`${words.federatedCredentials} (0)`}>
            {words.notInPractice}
          </PivotItem>
        </Pivot>
      </div>
      {isAdding && (
        <AddSecretPanel
          world={world}
          onDismiss={() => setAdding(false)}
          onAdd={(description, expires) => void add(description, expires)}
        />
      )}
    </>
  );
};
