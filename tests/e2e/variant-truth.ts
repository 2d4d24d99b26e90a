import { type CloudId, cloudById } from '../../lib/hosts';
import type { Question, Recipe, Variant } from '../../lib/recipes/schema';
import type { AppRegistration } from '../world/directory';
import type { World } from '../world/start';

/** What an admin would have entered by hand, worked out from the practice directory and not from what Waymark read. */

export interface Walk {
  recipe: Recipe;
  variant: Variant;
  cloud: CloudId;
}

export const helpdeskHost = 'desk.example';
const workAccount = 'support@contoso.onmicrosoft.com';
const personalAccount = 'helpdesk@outlook.com';
export const sharedMailbox = 'shared@contoso.onmicrosoft.com';

export const portals: Record<CloudId, string> = {
  global: 'https://portal.azure.com/',
  'us-gov': 'https://portal.azure.us/',
  china: 'https://portal.azure.cn/',
};

/** Who signs in: the mailbox itself, or somebody with access to a shared one. */
export const accountOf = ({ endpoints }: Variant): string =>
  endpoints?.tenant === 'consumers' ? personalAccount : workAccount;

export const mailboxOf = (variant: Variant): string =>
  variant.signIn?.account === 'delegate' ? sharedMailbox : accountOf(variant);

/** On the practice helpdesk, what the recipe's own example has on its own. */
export function answerTo({ id, kind, example }: Question, variant: Variant): string {
  if (id === 'mailbox') return mailboxOf(variant);
  const { pathname } = new URL(example);
  return `https://${helpdeskHost}${pathname === '/' && kind === 'https-url' ? '' : pathname}`;
}

const tenantSegment = ({ endpoints }: Variant, app: AppRegistration, tenantId: string): string => {
  if (endpoints && endpoints.tenant !== 'tenant-id') return endpoints.tenant;
  return app.signInAudience === 'PersonalMicrosoftAccount' ? 'consumers' : tenantId;
};

/** Every setting that belongs to this cloud, by its key. */
export function expectedSettings(
  { variant, cloud }: Walk,
  { directory }: World,
  app: AppRegistration,
  answers: { helpdeskUrl?: string; mailbox?: string },
): Record<string, string> {
  const tenantId = directory.tenant.id;
  const base = `https://${cloudById(cloud).login}/${tenantSegment(variant, app, tenantId)}/oauth2/v2.0`;
  const values: Record<string, string | undefined> = {
    clientId: app.clientId,
    clientSecret: app.secrets[0]?.value,
    tenantId,
    authorizationEndpoint: `${base}/authorize`,
    tokenEndpoint: `${base}/token`,
    redirectUri: app.redirectUris[0]?.uri,
    scopes: variant.scopes.values.join(variant.scopes.separator),
    mailbox: answers.mailbox,
    helpdeskUrl: answers.helpdeskUrl,
  };
  const settings = variant.settings.filter(
    ({ value, clouds }) => value !== undefined && (clouds?.includes(cloud) ?? true),
  );
  return Object.fromEntries(
    settings.map(({ key, value = '' }) => [
      key,
      value.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder),
    ]),
  );
}
