import type { AppRegistration } from '../directory';
import type { IdentityContext } from './context';
import { type Fault, faults } from './faults';

/** Microsoft's own tenant for personal accounts (knowledge/oauth.md §3.2). */
export const personalTenantId = '9188040d-6c67-4c5b-b112-36a304b66dad';

const shared = ['common', 'organizations', 'consumers'];
const isGuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export const isShared = (segment: string): boolean => shared.includes(segment);

/** The fault of a tenant segment that this host cannot serve. */
export const checkTenant = (
  { directory, settings }: IdentityContext,
  host: string,
  segment: string,
): Fault | null => {
  if (isShared(segment)) return null;
  if (!isGuid(segment) && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(segment))
    return faults.malformedTenant(segment);
  const { id, domain } = directory.tenant;
  const isKnown = [id, domain].includes(segment.toLowerCase()) && host === settings.loginHost;
  return isKnown ? null : faults.unknownTenant(segment);
};

/** The fault of an app whose account types do not fit the tenant segment. */
export const checkAudience = (app: AppRegistration, segment: string): Fault | null => {
  const { signInAudience } = app;
  if (segment === 'consumers')
    return signInAudience.includes('PersonalMicrosoftAccount') ? null : faults.workOnly(app);
  if (signInAudience === 'PersonalMicrosoftAccount')
    return segment === 'common' ? null : faults.personalOnly(app);
  return isShared(segment) && signInAudience === 'AzureADMyOrg' ? faults.singleTenant(app, segment) : null;
};
