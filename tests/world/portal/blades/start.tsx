import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { loadApp, loadWorld } from '../shared/api-client';
import type { AppView, World } from '../shared/model';
import type { BladeKind } from '../shared/protocol';
import { receiveInit, tellShell } from './frame';

export interface ViewProps {
  world: World;
  app: AppView;
  /** Takes over the app as an action has left it. */
  setApp: (app: AppView) => void;
  /** Loads the app again and forgets all that the view holds, as a reload of the blade does. */
  refresh: () => void;
}

/** What one generation of Fluent UI has to bring. */
export interface Generation {
  Frame: ComponentType<{ world: World; children: ReactNode }>;
  Register: ComponentType<{ world: World }>;
  views: Record<Exclude<BladeKind, 'register'>, ComponentType<ViewProps>>;
}

const AppBlade = (props: { world: World; first: AppView; View: ComponentType<ViewProps> }) => {
  const [app, setApp] = useState(props.first);
  const [visit, setVisit] = useState(0);
  const refresh = async () => {
    setApp(await loadApp(app.clientId));
    setVisit(visit + 1);
  };
  return (
    <props.View
      key={visit}
      world={props.world}
      app={app}
      setApp={setApp}
      refresh={() => {
        void refresh();
      }}
    />
  );
};

const Loaded = ({ children }: { children: ReactNode }) => {
  useEffect(() => tellShell({ kind: 'loaded' }), []);
  return children;
};

export const startBlade = async ({ Frame, Register, views }: Generation): Promise<void> => {
  const { blade, clientId, portalHost } = await receiveInit();
  const world = await loadWorld(portalHost);
  const app = clientId === null ? null : await loadApp(clientId);
  const host = document.body.appendChild(document.createElement('div'));
  host.className = 'practice-blade';
  createRoot(host).render(
    <Frame world={world}>
      <Loaded>
        {blade === 'register' || !app ? (
          <Register world={world} />
        ) : (
          <AppBlade world={world} first={app} View={views[blade]} />
        )}
      </Loaded>
    </Frame>,
  );
};
