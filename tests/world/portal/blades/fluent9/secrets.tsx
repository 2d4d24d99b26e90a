import {
  Button,
  MessageBar,
  MessageBarBody,
  Tab,
  TabList,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  Toolbar,
  ToolbarButton,
} from '@fluentui/react-components';
import { useState } from 'react';
import { shortDate } from '../../shared/facts';
import type { ViewProps } from '../start';
import { useSecrets } from '../use-secrets';
import { AddSecretPane } from './add-secret-pane';
import { CopyButton } from './copy-button';
import { Icon } from './icon';

const SecretTable = ({ app, world, secrets }: ViewProps & { secrets: ReturnType<typeof useSecrets> }) => {
  const { words } = world;
  return (
    <Table aria-label={words.clientSecrets} size="small">
      <TableHeader>
        <TableRow>
          <TableHeaderCell>{words.description}</TableHeaderCell>
          <TableHeaderCell style={{ width: 100 }}>{words.expires}</TableHeaderCell>
          <TableHeaderCell style={{ width: 380 }}>{words.value}</TableHeaderCell>
          <TableHeaderCell style={{ width: 210 }}>{words.secretId}</TableHeaderCell>
          <TableHeaderCell style={{ width: 48 }} />
        </TableRow>
      </TableHeader>
      <TableBody>
        {app.secrets.map((secret) => {
          const value = secrets.fresh[secret.secretId];
          return (
            <TableRow key={secret.secretId}>
              <TableCell>{secret.description}</TableCell>
              <TableCell>{shortDate(secret.expires, world)}</TableCell>
              <TableCell>
                <span>{value ?? secret.masked}</span>
                {value !== undefined && <CopyButton world={world} text={value} />}
              </TableCell>
              <TableCell>
                <span className="practice-row">
                  <span className="practice-ellipsis" title={secret.secretId}>
                    {secret.secretId}
                  </span>
                  <CopyButton world={world} text={secret.secretId} />
                </span>
              </TableCell>
              <TableCell>
                <Button
                  appearance="subtle"
                  icon={<Icon name="delete" />}
                  aria-label={`${words.delete} ${secret.description}`}
                  onClick={() => void secrets.remove(secret.secretId)}
                />
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
};

export const Secrets = (props: ViewProps) => {
  const { app, world, refresh } = props;
  const { words } = world;
  const secrets = useSecrets(props);
  const [tab, setTab] = useState<unknown>('secrets');
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <Toolbar>
        <ToolbarButton icon={<Icon name="refresh" />} onClick={refresh}>
          {words.refresh}
        </ToolbarButton>
      </Toolbar>
      <div className="practice-content">
        <Text block>{words.credentialsIntro}</Text>
        <MessageBar style={{ margin: '10px 0' }}>
          <MessageBarBody>{words.credentialsTabsInfo}</MessageBarBody>
        </MessageBar>
        <TabList selectedValue={tab} onTabSelect={(_, { value }) => setTab(value)}>
          <Tab value="certificates">{`${words.certificates} (0)`}</Tab>
          <Tab value="secrets">{`${words.clientSecrets} (${app.secrets.length})`}</Tab>
          <Tab value="federated">{`${words.federatedCredentials} (0)`}</Tab>
        </TabList>
        {tab === 'secrets' ? (
          <div role="tabpanel" style={{ marginTop: 12 }}>
            <Text block>{words.secretsIntro}</Text>
            <Button appearance="subtle" icon={<Icon name="add" />} onClick={() => setAdding(true)}>
              {words.newClientSecret}
            </Button>
            {app.secrets.length === 0 ? (
              <Text block>{words.noneListed}</Text>
            ) : (
              <SecretTable {...props} secrets={secrets} />
            )}
          </div>
        ) : (
          <Text block>{words.notInPractice}</Text>
        )}
      </div>
      {isAdding && (
        <AddSecretPane
          world={world}
          onClose={() => setAdding(false)}
          onAdd={(description, expires) => void secrets.add(description, expires)}
        />
      )}
    </>
  );
};
