import { useState } from 'react';
import { act, change } from '../shared/api-client';
import { tellShell } from './frame';
import type { ViewProps } from './start';

/** New values are kept here, so that they are gone with the visit. */
export const useSecrets = ({ app, setApp }: ViewProps) => {
  const [fresh, setFresh] = useState<Record<string, string | undefined>>({});
  const { clientId } = app;
  const add = async (description: string, expires: string) => {
    const { app: changed, secret } = await act('add-secret', { clientId, description, expires });
    if (!changed || !secret) return;
    setFresh({ ...fresh, [secret.secretId]: secret.value });
    setApp(changed);
    tellShell({
      kind: 'toast',
      title: 'Update application credentials',
      text: 'Successfully updated application credentials',
    });
  };
  const remove = async (secretId: string) => setApp(await change('remove-secret', { clientId, secretId }));
  return { fresh, add, remove };
};
