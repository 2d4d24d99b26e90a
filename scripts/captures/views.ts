import type { Inspection } from '../../lib/portal/inspection';
import type { Labels } from '../../lib/portal/types';
import type { PracticeAdmin } from '../../tests/world/admin';
import type { AppRegistration, Directory } from '../../tests/world/directory';
import { findPermission } from '../../tests/world/permission-catalogue';
import { appListHref, menuHref, registerHref } from '../../tests/world/portal/shared/routes';
import type { Words } from '../../tests/world/portal/shared/words';
import type { FixedTenant } from './tenant';

type Expected = Inspection['facts'];

export interface Scene {
  tenant: FixedTenant;
  words: Words;
  /** What is known of the language: a guessed wording never makes a permission granted. */
  labels: Labels;
  admin: PracticeAdmin;
}

export interface CaptureView {
  name: string;
  /** The same in every layout. */
  isClassic?: true;
  authenticationPage?: 'classic' | 'preview';
  href(tenant: FixedTenant): string;
  /** A text that the page shows once it is there. */
  sign(scene: Scene): string;
  /** What the admin does on the page before it is saved. */
  act?(scene: Scene): Promise<void>;
  expected(scene: Scene): Inspection;
}

const overviewFacts = ({ tenant }: Directory, app: AppRegistration): Expected => ({
  clientId: app.clientId,
  objectId: app.objectId,
  tenantId: tenant.id,
  displayName: app.displayName,
  signInAudience: app.signInAudience,
});

const endpointFacts = (segment: string): Expected => ({
  authorizationEndpoint: `https://login.microsoftonline.com/${segment}/oauth2/v2.0/authorize`,
  tokenEndpoint: `https://login.microsoftonline.com/${segment}/oauth2/v2.0/token`,
});

/** Only the secret that was made on this page shows its value. */
const secretFacts = (app: AppRegistration, shown: string | null): Expected => ({
  secrets: app.secrets.map(({ description, secretId, expires, value }) => ({
    description,
    secretId,
    expires: expires.toISOString().slice(0, 10),
    value: description === shown ? value : null,
  })),
});

const permissionFacts = ({ tenant, labels }: Scene, app: AppRegistration): Expected => ({
  permissions: app.permissions.map((permission) => {
    const { adminConsentRequired = false } = findPermission(permission) ?? {};
    const isGranted = tenant.directory.isGranted(app.clientId, permission);
    const granted = labels.grantedFor ? ('granted' as const) : ('none' as const);
    const { api, name, type } = permission;
    const status = isGranted ? granted : adminConsentRequired ? ('not-granted' as const) : ('none' as const);
    return { api, name, type, adminConsentRequired, status };
  }),
  consentButton: 'enabled',
});

const onlyRow = 'Mail.Read';
const freshSecret = 'Helpdesk mailbox';

export const captureViews: CaptureView[] = [
  {
    name: 'overview',
    href: ({ half }) => menuHref('Overview', half.clientId),
    sign: ({ tenant }) => tenant.half.objectId,
    expected: ({ tenant }) => ({ view: 'overview', facts: overviewFacts(tenant.directory, tenant.half) }),
  },
  {
    name: 'secrets',
    href: ({ half }) => menuHref('Credentials', half.clientId),
    sign: () => 'Old mail',
    act: async ({ admin, words }) => {
      await admin.press(admin.blade, words.newClientSecret);
      await admin.field(words.description).fill(freshSecret);
      await admin.press(admin.blade, words.add);
      await admin.blade.getByText(freshSecret, { exact: true }).first().waitFor();
    },
    expected: ({ tenant }) => ({ view: 'secrets', facts: secretFacts(tenant.half, freshSecret) }),
  },
  {
    name: 'permissions',
    href: ({ half }) => menuHref('CallAnAPI', half.clientId),
    sign: () => 'Mail.ReadWrite',
    expected: (scene) => ({ view: 'permissions', facts: permissionFacts(scene, scene.tenant.half) }),
  },
  {
    name: 'permissions-granted',
    href: ({ ready }) => menuHref('CallAnAPI', ready.clientId),
    sign: () => 'Mail.ReadWrite',
    expected: (scene) => ({ view: 'permissions', facts: permissionFacts(scene, scene.tenant.ready) }),
  },
  {
    name: 'consent-dialog',
    href: ({ fresh }) => menuHref('CallAnAPI', fresh.clientId),
    sign: () => onlyRow,
    act: async ({ admin, words }) => {
      await admin.press(admin.blade, words.grantAdminConsentFor);
      await admin.blade.getByText(words.consentConfirmation).first().waitFor();
    },
    expected: (scene) => ({ view: 'consent-dialog', facts: permissionFacts(scene, scene.tenant.fresh) }),
  },
  {
    name: 'keep-others',
    href: ({ half }) => menuHref('CallAnAPI', half.clientId),
    sign: () => 'Mail.ReadWrite',
    act: async ({ admin, words }) => {
      await admin.press(admin.blade, words.grantAdminConsentFor);
      await admin.blade.getByText(words.keepYes).first().waitFor();
    },
    expected: (scene) => ({ view: 'consent-dialog', facts: permissionFacts(scene, scene.tenant.half) }),
  },
  {
    name: 'authentication-old',
    isClassic: true,
    authenticationPage: 'classic',
    href: ({ half }) => menuHref('Authentication', half.clientId),
    sign: ({ words }) => words.allowPublicClientFlows,
    expected: ({ tenant }) => ({
      view: 'authentication',
      facts: { redirectUris: tenant.half.redirectUris, allowPublicClient: tenant.half.allowPublicClient },
    }),
  },
  {
    name: 'authentication',
    href: ({ half }) => menuHref('Authentication', half.clientId),
    sign: () => 'https://spa.example/start',
    expected: ({ tenant }) => ({
      view: 'authentication',
      facts: { redirectUris: tenant.half.redirectUris },
    }),
  },
  {
    name: 'settings-on',
    href: ({ half }) => menuHref('Authentication', half.clientId),
    sign: () => 'https://spa.example/start',
    act: openSettings,
    expected: ({ tenant }) => ({
      view: 'authentication',
      facts: { allowPublicClient: tenant.half.allowPublicClient },
    }),
  },
  {
    name: 'settings-off',
    href: ({ ready }) => menuHref('Authentication', ready.clientId),
    sign: () => 'https://tickets.example/callback',
    act: openSettings,
    expected: ({ tenant }) => ({
      view: 'authentication',
      facts: { allowPublicClient: tenant.ready.allowPublicClient },
    }),
  },
  {
    name: 'settings-edited',
    href: ({ half }) => menuHref('Authentication', half.clientId),
    sign: () => 'https://spa.example/start',
    act: async (scene) => {
      await openSettings(scene);
      await scene.admin.blade.getByRole('switch').first().click({ force: true });
    },
    expected: () => ({ view: 'authentication', facts: {} }),
  },
  {
    name: 'authentication-old-edited',
    isClassic: true,
    authenticationPage: 'classic',
    href: ({ half }) => menuHref('Authentication', half.clientId),
    sign: ({ words }) => words.allowPublicClientFlows,
    act: async ({ admin, words }) => {
      await admin.page.getByRole('radio', { name: words.no, exact: true }).click();
    },
    expected: () => ({ view: 'authentication', facts: {} }),
  },
  {
    name: 'configure-web',
    href: ({ half }) => menuHref('Authentication', half.clientId),
    sign: () => 'https://spa.example/start',
    act: async ({ admin, words }) => {
      await admin.press(admin.blade, words.addRedirectUri);
      await admin.blade
        .getByRole('button', { name: new RegExp(`^${words.platformWeb}`) })
        .last()
        .click();
      await admin.field(words.redirectUri).fill('https://helpdesk.example/not-saved');
    },
    expected: ({ tenant }) => ({
      view: 'authentication',
      facts: { redirectUris: tenant.half.redirectUris },
    }),
  },
  {
    name: 'endpoints',
    href: ({ ready }) => menuHref('Overview', ready.clientId),
    sign: ({ tenant }) => tenant.ready.objectId,
    act: async ({ admin, words }) => {
      await admin.press(admin.blade, words.endpoints);
      await admin.blade.getByText(words.authorizationEndpoint).first().waitFor();
    },
    expected: ({ tenant }) => ({
      view: 'endpoints',
      facts: { ...overviewFacts(tenant.directory, tenant.ready), ...endpointFacts('organizations') },
    }),
  },
  {
    name: 'app-list',
    isClassic: true,
    href: () => appListHref,
    sign: ({ tenant }) => tenant.half.displayName,
    expected: () => ({ view: 'app-list', facts: {} }),
  },
  {
    name: 'register',
    href: () => registerHref,
    sign: ({ words }) => words.supportedAccountTypes,
    act: async ({ admin, words }) => {
      await admin.field(words.name).fill('New helpdesk');
      await admin.field(words.redirectUriOptional).fill('https://helpdesk.example/callback');
    },
    expected: () => ({ view: 'register', facts: {} }),
  },
];

async function openSettings({ admin, words }: Scene): Promise<void> {
  await admin.blade.getByRole('tab', { name: words.settingsTab }).first().click();
  await admin.blade.getByText(words.allowPublicClientFlows).first().waitFor();
}

/** What is saved in every language; the rest in English only. */
export const translatedViews = [
  'overview',
  'secrets',
  'permissions',
  'authentication',
  'settings-on',
  'endpoints',
];
