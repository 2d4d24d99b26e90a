import { describe, expect, it } from 'vitest';
import { parseRoute } from '../../../lib/portal/route';

const clientId = '3f2c1a90-6b7d-4e21-9c55-0a1b2c3d4e5f';
const objectId = '8d1e7f60-2a3b-4c5d-8e9f-102030405060';
const app = 'Microsoft_AAD_RegisteredApps/ApplicationMenuBlade';
const long = `quickStartType~/null/sourceType/Microsoft_AAD_IAM/appId/${clientId}/objectId/${objectId}/isMSAApp~/false/defaultBlade/Overview/appSignInAudience/AzureADMyOrg/servicePrincipalCreated~/true`;

describe('parseRoute: which view', () => {
  it.each([
    ['overview', `https://portal.azure.com/#view/${app}/~/Overview/${long}`],
    ['overview', `https://portal.azure.com/#view/${app}/~/Overview/appId/${clientId}`],
    ['overview', `https://portal.azure.com/#blade/${app}/appId/${clientId}`],
    [
      'overview',
      `https://portal.azure.com/#blade/${app}/Overview/quickStartType//sourceType/x/appId/${clientId}/isMSAApp/`,
    ],
    ['secrets', `https://entra.microsoft.com/#view/${app}/~/Credentials/appId/${clientId}/isMSAApp~/false`],
    ['secrets', `https://portal.azure.com/#blade/${app}/Credentials/appId/${clientId}/isMSAApp/`],
    ['permissions', `https://portal.azure.us/#view/${app}/~/CallAnApi/appId/${clientId}`],
    ['permissions', `https://ms.portal.azure.com/?l=de.de-de#view/${app}/~/callanapi/appId/${clientId}`],
    [
      'authentication',
      `https://portal.azure.cn/#@contoso.onmicrosoft.com/view/${app}/~/Authentication/appId/${clientId}`,
    ],
    [
      'authentication',
      `https://portal.azure.com/#view/${app}/~/Authentication/appId/${clientId}?Microsoft_AAD_IAM_legacyAADRedirect=true`,
    ],
    [
      'register',
      'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade/quickStartType~/null/isMSAApp~/false',
    ],
    [
      'register',
      'https://entra.microsoftonline.cn/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade',
    ],
    ['app-list', 'https://portal.azure.com/#blade/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
    [
      'app-list',
      'https://portal.azure.com/#view/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/RegisteredApps',
    ],
    ['app-list', 'https://portal.azure.com/#blade/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/RegisteredApps'],
    ['other', 'https://portal.azure.com/#view/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/Overview'],
    ['other', `https://portal.azure.com/#view/${app}/~/Owners/appId/${clientId}`],
    [
      'other',
      `https://portal.azure.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/${objectId}/appId/${clientId}`,
    ],
    ['other', 'https://portal.azure.com/#home'],
    ['other', 'https://portal.azure.com/#@t/resource/subscriptions/1/resourceGroups/x'],
  ])('%s: %s', (view, url) => {
    expect(parseRoute(url)?.view).toBe(view);
  });
});

describe('parseRoute: what it tells', () => {
  it('takes IDs and account types from the long address', () => {
    expect(parseRoute(`https://portal.azure.com/#view/${app}/~/Overview/${long}`)).toMatchObject({
      cloud: 'global',
      blade: 'ApplicationMenuBlade',
      menu: 'Overview',
      clientId,
      objectId,
      signInAudience: 'AzureADMyOrg',
      tenant: null,
    });
  });

  it.each([
    [
      'an enterprise application',
      `https://portal.azure.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/${objectId}/appId/${clientId}`,
    ],
    ['a parameter whose value is no GUID', `https://portal.azure.com/#view/${app}/~/Overview/appId/x`],
  ])('has no IDs from %s', (_name, url) => {
    expect(parseRoute(url)).toMatchObject({ clientId: null, objectId: null });
  });

  it.each([
    [
      `https://portal.azure.com/7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35/#view/${app}/~/Overview`,
      '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35',
    ],
    [`https://portal.azure.com/contoso.onmicrosoft.com#blade/${app}/Overview`, 'contoso.onmicrosoft.com'],
    [`https://portal.azure.com/#@contoso.com/view/${app}/~/Overview`, 'contoso.com'],
    [`https://portal.azure.com/#view/${app}/~/Overview`, null],
  ])('knows the tenant in %s', (url, tenant) => {
    expect(parseRoute(url)?.tenant).toBe(tenant);
  });

  it('decodes segments and lowers IDs', () => {
    const url = `https://portal.azure.com/#view/Microsoft%5FAAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/%22${clientId.toUpperCase()}%22`;
    expect(parseRoute(url)).toMatchObject({ view: 'overview', clientId });
  });

  it.each([
    'https://example.com/#view/x',
    'https://portal.azure.com.evil.example/',
    'http://portal.azure.com/',
    'nonsense',
    '',
  ])('is nothing off the portal: %s', (url) => expect(parseRoute(url)).toBeNull());
});
