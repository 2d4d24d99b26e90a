import {
  Button,
  Field,
  Input,
  Link,
  MessageBar,
  MessageBarBody,
  Switch,
  Tab,
  TabList,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { useState } from 'react';
import { platformHeading } from '../../shared/choices';
import { tellShell } from '../frame';
import type { ViewProps } from '../start';
import { useAuthentication } from '../use-authentication';
import { Icon } from './icon';
import { RedirectPane } from './redirect-pane';

type Parts = ViewProps & { authentication: ReturnType<typeof useAuthentication> };

const Redirects = ({ app, world, authentication }: Parts) => {
  const { words } = world;
  const [isAdding, setAdding] = useState(false);
  return (
    <div role="tabpanel" style={{ marginTop: 12 }}>
      <Button appearance="subtle" icon={<Icon name="add" />} onClick={() => setAdding(true)}>
        {words.addRedirectUri}
      </Button>
      <Table aria-label={words.redirectUris} size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{words.redirectUri}</TableHeaderCell>
            <TableHeaderCell style={{ width: 260 }}>{words.platform}</TableHeaderCell>
            <TableHeaderCell style={{ width: 48 }} />
          </TableRow>
        </TableHeader>
        <TableBody>
          {app.redirectUris.map((entry) => (
            <TableRow key={`${entry.platform} ${entry.uri}`}>
              <TableCell>{entry.uri}</TableCell>
              <TableCell>{platformHeading(entry.platform, words)}</TableCell>
              <TableCell>
                <Button
                  appearance="subtle"
                  icon={<Icon name="delete" />}
                  aria-label={words.delete}
                  onClick={() => void authentication.remove(entry)}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {isAdding && (
        <RedirectPane
          world={world}
          clientId={app.clientId}
          onClose={() => setAdding(false)}
          onAdd={(platform, uris) => void authentication.add(platform, uris)}
        />
      )}
    </div>
  );
};

const Settings = ({ world, authentication }: Parts) => {
  const { words } = world;
  return (
    <div role="tabpanel" className="practice-form" style={{ marginTop: 12 }}>
      <Field label={words.logoutUrl}>
        <Input placeholder="e.g. https://example.com/logout" />
      </Field>
      <Field label={words.allowPublicClientFlows}>
        <Switch
          label={authentication.allowed ? words.enabled : words.disabled}
          checked={authentication.allowed}
          onChange={(_, { checked }) => authentication.setAllowed(checked)}
        />
      </Field>
      <div>
        <Button
          appearance="primary"
          disabled={!authentication.isDirty}
          onClick={() => void authentication.save()}
        >
          {words.save}
        </Button>
      </div>
    </div>
  );
};

export const Authentication = (props: ViewProps) => {
  const { words } = props.world;
  const authentication = useAuthentication(props);
  const [tab, setTab] = useState<unknown>('redirects');
  return (
    <div className="practice-content">
      <MessageBar style={{ marginBottom: 10 }}>
        <MessageBarBody>
          Welcome to the new and improved experience for authentication. To switch to the old experience,{' '}
          <Link onClick={() => tellShell({ kind: 'old-authentication' })}>please click here.</Link>
        </MessageBarBody>
      </MessageBar>
      <TabList selectedValue={tab} onTabSelect={(_, { value }) => setTab(value)}>
        <Tab value="redirects">{words.redirectUriConfiguration}</Tab>
        <Tab value="settings">{words.settingsTab}</Tab>
      </TabList>
      {tab === 'redirects' ? (
        <Redirects {...props} authentication={authentication} />
      ) : (
        <Settings {...props} authentication={authentication} />
      )}
    </div>
  );
};
