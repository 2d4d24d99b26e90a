import { useState } from 'react';
import type { ConfiguredPermission } from '../../directory';
import { change } from '../shared/api-client';
import { tellShell } from './frame';
import type { ViewProps } from './start';

export const usePermissions = ({ app, setApp, world }: ViewProps) => {
  const [succeeded, setSucceeded] = useState(false);
  const { clientId } = app;
  const { words } = world;
  const add = async (permissions: ConfiguredPermission[]) => {
    setApp(await change('add-permissions', { clientId, permissions }));
    setSucceeded(false);
  };
  const remove = async (permission: ConfiguredPermission) => {
    setApp(await change('remove-permission', { clientId, permission }));
    setSucceeded(false);
  };
  const revoke = async (permission: ConfiguredPermission) => {
    setApp(await change('revoke-grant', { clientId, permission }));
    setSucceeded(false);
  };
  const consent = async (keepOthers: boolean) => {
    setApp(await change('grant-consent', { clientId, keepOthers }));
    setSucceeded(true);
    tellShell({ kind: 'toast', title: words.consentConfirmation, text: words.consentSuccess });
  };
  return { succeeded, add, remove, revoke, consent };
};
