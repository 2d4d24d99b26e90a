import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Link,
  MessageBar,
  MessageBarBody,
  Toolbar,
  ToolbarButton,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import { act } from '../../shared/api-client';
import { essentials, type Field } from '../../shared/facts';
import type { World } from '../../shared/model';
import { appListHref } from '../../shared/routes';
import { goTo } from '../frame';
import type { ViewProps } from '../start';
import { CopyButton } from './copy-button';
import { EndpointsPane } from './endpoints-pane';
import { Icon } from './icon';

/** Label and value share no container class: only `aria-labelledby` ties them. */
const PropertyField = ({ field, world }: { field: Field; world: World }) => {
  const id = `PropertyField${useId()}-label`;
  const { href } = field;
  return (
    <div className="practice-row">
      <span id={id} className="practice-property-label">
        {field.label}
      </span>
      {href ? (
        <Link aria-labelledby={id} title={field.value} onClick={() => goTo(href)}>
          {field.value}
        </Link>
      ) : (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the portal labels a plain span this way.
        <span aria-labelledby={id} title={field.value}>
          {field.value}
        </span>
      )}
      {!href && field.key !== 'state' && <CopyButton world={world} text={field.value} />}
    </div>
  );
};

export const Overview = ({ app, world, refresh }: ViewProps) => {
  const [showsEndpoints, setShowsEndpoints] = useState(false);
  const { words } = world;
  const remove = async () => {
    await act('delete-app', { clientId: app.clientId });
    goTo(appListHref);
  };
  return (
    <>
      <Toolbar>
        <ToolbarButton icon={<Icon name="delete" />} onClick={() => void remove()}>
          {words.delete}
        </ToolbarButton>
        <ToolbarButton icon={<Icon name="endpoints" />} onClick={() => setShowsEndpoints(true)}>
          {words.endpoints}
        </ToolbarButton>
        <ToolbarButton icon={<Icon name="refresh" />} onClick={refresh}>
          {words.refresh}
        </ToolbarButton>
      </Toolbar>
      <div className="practice-content">
        <Accordion collapsible defaultOpenItems="essentials">
          <AccordionItem value="essentials">
            <AccordionHeader>{words.essentials}</AccordionHeader>
            <AccordionPanel>
              <div className="practice-columns">
                {essentials(app, world).map((column) => (
                  <div key={column[0]?.key}>
                    {column.map((field) => (
                      <PropertyField key={field.key} field={field} world={world} />
                    ))}
                  </div>
                ))}
              </div>
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
        <MessageBar style={{ marginTop: 16 }}>
          <MessageBarBody>
            Starting June 30th, 2020 we will no longer add any new features to Azure Active Directory
            Authentication Library (ADAL) and Azure Active Directory Graph.
          </MessageBarBody>
        </MessageBar>
      </div>
      {showsEndpoints && <EndpointsPane app={app} world={world} onClose={() => setShowsEndpoints(false)} />}
    </>
  );
};
