import { useState } from 'react';
import type { Platform, RedirectUri } from '../../directory';
import { change } from '../shared/api-client';
import { tellShell } from './frame';
import type { ViewProps } from './start';

/** Redirect URIs are saved at once, the settings by their button. */
export const useAuthentication = ({ app, setApp }: ViewProps) => {
  const [allowed, setAllowed] = useState(app.allowPublicClient);
  const { clientId, redirectUris } = app;
  const setUris = async (uris: RedirectUri[]) =>
    setApp(await change('set-redirect-uris', { clientId, redirectUris: uris }));
  return {
    allowed,
    setAllowed,
    isDirty: allowed !== app.allowPublicClient,
    add: (platform: Platform, uris: string[]) =>
      setUris([...redirectUris, ...uris.map((uri) => ({ platform, uri }))]),
    remove: (entry: RedirectUri) => setUris(redirectUris.filter((other) => other !== entry)),
    save: async () => {
      setApp(await change('set-public-client', { clientId, allowed }));
      tellShell({
        kind: 'toast',
        title: 'Update application authentication',
        text: 'Successfully updated application authentication',
      });
    },
  };
};
