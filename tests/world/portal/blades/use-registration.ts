import { useState } from 'react';
import type { Platform, SignInAudience } from '../../directory';
import { act } from '../shared/api-client';
import type { World } from '../shared/model';
import { registeredHref } from '../shared/routes';
import { goTo, tellShell } from './frame';

/** The register form's state and rules. */
export const useRegistration = ({ words }: World) => {
  const [name, setName] = useState('');
  const [audience, setAudience] = useState<SignInAudience>('AzureADMyOrg');
  const [platform, setPlatform] = useState<Platform>();
  const [uri, setUri] = useState('');
  const [tried, setTried] = useState(false);
  const displayName = name.trim();
  const address = uri.trim();
  const nameError = tried && !displayName ? 'The value must not be empty.' : '';
  const platformError = tried && address && !platform ? words.platformRequired : '';

  const submit = async () => {
    setTried(true);
    if (!displayName || (address && !platform)) return;
    const { app } = await act('register', {
      displayName,
      signInAudience: audience,
      redirectUris: address && platform ? [{ platform, uri: address }] : [],
    });
    if (!app) return;
    tellShell({
      kind: 'toast',
      title: 'Successfully created application',
      text: `Successfully created application ${displayName}.`,
    });
    goTo(registeredHref(app));
  };
  return {
    name,
    setName,
    audience,
    setAudience,
    platform,
    setPlatform,
    uri,
    setUri,
    nameError,
    platformError,
    submit,
  };
};
