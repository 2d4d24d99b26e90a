import type { RedirectUri, SignInAudience } from '../../lib/portal/types';
import type { AppRegistration } from '../world/directory';
import { keyOf } from './graph-directory';

/** All of an application object that a helpdesk can notice, in a form that two ways of making it can be compared in. */
export interface Effect {
  displayName: string;
  signInAudience: SignInAudience;
  redirectUris: RedirectUri[];
  allowPublicClient: boolean;
  /** Sorted; `Microsoft Graph delegated Mail.Send`. */
  permissions: string[];
  /** What everybody's consent was given to. */
  grants: string[];
  secrets: number;
}

/** The portal adds it to every app by itself, and consent is given to it with the rest. */
const added = 'Microsoft Graph delegated User.Read';

/**
 * What the walk through the portal has made. Left out is the one difference on purpose: a script adds User.Read only
 * where the recipe asks for it.
 */
export function effectOf(app: AppRegistration, recipeAsksFor: string[]): Effect {
  const wanted = (permissions: string[]) =>
    permissions.filter((one) => one !== added || recipeAsksFor.includes(added)).sort();
  return {
    displayName: app.displayName,
    signInAudience: app.signInAudience,
    redirectUris: app.redirectUris,
    allowPublicClient: app.allowPublicClient,
    permissions: wanted(app.permissions.map(keyOf)),
    grants: wanted(app.grants.map(keyOf)),
    secrets: app.secrets.length,
  };
}
