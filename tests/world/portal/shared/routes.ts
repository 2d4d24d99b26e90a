import type { AppView } from './model';

/** A fragment of either grammar, taken apart. Keys lose their `~`; all is decoded. */
export interface Fragment {
  extension: string;
  blade: string;
  menu: string | null;
  parameters: Record<string, string>;
}

const registeredApps = 'Microsoft_AAD_RegisteredApps';

export const appListHref = `#view/${registeredApps}/ApplicationsListBlade`;
export const registerHref = `#view/${registeredApps}/CreateApplicationBlade/quickStartType~/null/isMSAApp~/false`;

export const menuHref = (menu: string, clientId: string): string =>
  `#view/${registeredApps}/ApplicationMenuBlade/~/${menu}/appId/${clientId}/isMSAApp~/false`;

/** The long form that the portal goes to after Register. */
export const registeredHref = (app: AppView): string =>
  `#view/${registeredApps}/ApplicationMenuBlade/~/Overview/quickStartType~/null/sourceType/Microsoft_AAD_IAM/appId/${app.clientId}/objectId/${app.objectId}/isMSAApp~/false/defaultBlade/Overview/appSignInAudience/${app.signInAudience}/servicePrincipalCreated~/true`;

export const enterpriseAppHref = (app: AppView, menu = 'Overview'): string =>
  `#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/${menu}/objectId/${app.servicePrincipalId}/appId/${app.clientId}`;

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const readParameters = (segments: string[]): Record<string, string> => {
  const parameters: Record<string, string> = {};
  for (let i = 0; i < segments.length; i += 2) {
    const name = decode(segments[i] ?? '').replace(/~$/, '');
    if (name) parameters[name] = decode(segments[i + 1] ?? '');
  }
  return parameters;
};

/** Null for what is no blade: home, settings, resources. */
export const parseFragment = (hash: string): Fragment | null => {
  const [path = ''] = hash.replace(/^#/, '').split('?');
  const segments = path.split('/');
  if (segments[0]?.startsWith('@')) segments.shift();
  const [grammar, extension = '', blade = '', ...rest] = segments;
  if ((grammar !== 'view' && grammar !== 'blade') || !blade) return null;
  if (rest[0] === '~') rest.shift();
  else if (grammar === 'view' || !blade.endsWith('MenuBlade')) {
    return { extension, blade, menu: null, parameters: readParameters(rest) };
  }
  const [menu = '', ...parameters] = rest;
  return { extension, blade, menu: decode(menu), parameters: readParameters(parameters) };
};
