import type { Platform, RedirectUri, SignInAudience } from '../../directory';
import type { Words } from './words';

export interface Choice<T> {
  value: T;
  text: string;
}

export const accountTypes = (words: Words, form: 'dropdown' | 'radios'): Choice<SignInAudience>[] => {
  const inDropdown = form === 'dropdown';
  return [
    { value: 'AzureADMyOrg', text: inDropdown ? words.singleTenant : words.singleTenantRadio },
    { value: 'AzureADMultipleOrgs', text: inDropdown ? words.multitenant : words.multitenantRadio },
    {
      value: 'AzureADandPersonalMicrosoftAccount',
      text: inDropdown ? words.multitenantAndPersonal : words.multitenantAndPersonalRadio,
    },
    { value: 'PersonalMicrosoftAccount', text: inDropdown ? words.personalOnly : words.personalOnlyRadio },
  ];
};

/** In the portal's order. */
export const platforms = (words: Words): Choice<Platform>[] => [
  { value: 'publicClient', text: words.platformPublicClient },
  { value: 'web', text: words.platformWeb },
  { value: 'spa', text: words.platformSpa },
];

/** The tiles of "Configure platforms", which word some platforms otherwise than the register form. */
export const platformTiles = (words: Words): (Choice<Platform> & { hint: string })[] => [
  {
    value: 'web',
    text: words.platformWeb,
    hint: 'Build, host, and deploy a web server application. .NET, Java, Python',
  },
  {
    value: 'spa',
    text: 'Single-page application',
    hint: 'Configure browser client applications and progressive web applications. JavaScript.',
  },
  { value: 'publicClient', text: 'iOS / macOS', hint: 'Objective-C, Swift, Xamarin' },
  { value: 'publicClient', text: 'Android', hint: 'Java, Kotlin, Xamarin' },
  {
    value: 'publicClient',
    text: 'Mobile and desktop applications',
    hint: 'Windows, UWP, Console, IoT & Limited-entry Devices, Classic iOS + Android',
  },
];

export const platformHeading = (platform: Platform, words: Words): string =>
  ({
    web: words.platformWeb,
    spa: 'Single-page application',
    publicClient: 'Mobile and desktop applications',
  })[platform];

/** What the portal proposes for mobile and desktop applications. */
export const suggestedUris = (clientId: string): string[] => [
  'https://login.microsoftonline.com/common/oauth2/nativeclient',
  'https://login.live.com/oauth20_desktop.srf',
  `msal${clientId}://auth`,
];

export const countOf = (uris: RedirectUri[], platform: Platform): number =>
  uris.filter((uri) => uri.platform === platform).length;

/** `months: null` stands for the two date fields of "Custom". */
export const expiries = (words: Words): Choice<number | null>[] => [
  { value: 6, text: 'Recommended: 180 days (6 months)' },
  { value: 3, text: '90 days (3 months)' },
  { value: 12, text: '365 days (12 months)' },
  { value: 18, text: '545 days (18 months)' },
  { value: 24, text: '730 days (24 months)' },
  { value: null, text: words.custom },
];

export const monthsFromNow = (months: number): string => {
  const date = new Date();
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString();
};
