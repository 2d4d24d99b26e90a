import { ActionButton, CommandBar, Link, MessageBar, mergeStyleSets, useTheme } from '@fluentui/react';
import { useState } from 'react';
import { act } from '../../shared/api-client';
import { essentials, type Field } from '../../shared/facts';
import type { World } from '../../shared/model';
import { appListHref } from '../../shared/routes';
import { goTo } from '../frame';
import type { ViewProps } from '../start';
import { CopyButton } from './copy-button';
import { EndpointsPanel } from './endpoints-panel';

/** Fluent numbers the class names at each load: `essentialsItem-131`. */
const useClasses = () => {
  const { palette } = useTheme();
  return mergeStyleSets({
    essentialsItem: { display: 'flex', alignItems: 'center', minHeight: 28, fontSize: 13 },
    essentialsLabel: { flex: '0 0 180px', color: palette.neutralSecondary },
    essentialsValue: { display: 'flex', alignItems: 'center', whiteSpace: 'nowrap' },
  });
};

const EssentialsItem = ({ field, world }: { field: Field; world: World }) => {
  const classes = useClasses();
  const { href } = field;
  return (
    <div className={classes.essentialsItem}>
      <div className={classes.essentialsLabel}>{field.label}</div>
      <div className={classes.essentialsValue}>
        {href ? (
          <Link onClick={() => goTo(href)} title={field.value}>
            {field.value}
          </Link>
        ) : (
          <>
            <span title={field.value}>{field.value}</span>
            {field.key !== 'state' && <CopyButton world={world} text={field.value} />}
          </>
        )}
      </div>
    </div>
  );
};

export const Overview = ({ app, world, refresh }: ViewProps) => {
  const [isOpen, setOpen] = useState(true);
  const [showsEndpoints, setShowsEndpoints] = useState(false);
  const { words } = world;
  const remove = async () => {
    await act('delete-app', { clientId: app.clientId });
    goTo(appListHref);
  };
  return (
    <>
      <CommandBar
        items={[
          {
            key: 'delete',
            text: words.delete,
            iconProps: { iconName: 'delete' },
            onClick: () => void remove(),
          },
          {
            key: 'endpoints',
            text: words.endpoints,
            iconProps: { iconName: 'globe' },
            onClick: () => setShowsEndpoints(true),
          },
          { key: 'refresh', text: words.refresh, iconProps: { iconName: 'refresh' }, onClick: refresh },
        ]}
      />
      <div className="practice-content">
        <ActionButton
          iconProps={{ iconName: isOpen ? 'chevrondown' : 'chevronright' }}
          aria-expanded={isOpen}
          styles={{ label: { fontWeight: 600 } }}
          onClick={() => setOpen(!isOpen)}
          text={words.essentials}
        />
        {isOpen && (
          <div className="practice-columns">
            {essentials(app, world).map((column) => (
              <div key={column[0]?.key}>
                {column.map((field) => (
                  <EssentialsItem key={field.key} field={field} world={world} />
                ))}
              </div>
            ))}
          </div>
        )}
        <MessageBar styles={{ root: { marginTop: 16 } }}>
          Starting June 30th, 2020 we will no longer add any new features to Azure Active Directory
          Authentication Library (ADAL) and Azure Active Directory Graph.
        </MessageBar>
      </div>
      {showsEndpoints && (
        <EndpointsPanel app={app} world={world} onDismiss={() => setShowsEndpoints(false)} />
      )}
    </>
  );
};
