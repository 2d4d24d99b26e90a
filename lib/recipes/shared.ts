import type { Question, Variant } from './schema';

/** What several recipes say in the same words. Facts: knowledge/helpdesks.md §1. */

type Warning = Variant['warnings'][number];
type Source = { title: string; url: string };

export const hosts = {
  signIn: 'login.microsoftonline.com:443',
  graph: 'graph.microsoft.com:443',
  imap: 'outlook.office365.com:993',
  pop: 'outlook.office365.com:995',
  ews: 'outlook.office365.com:443',
  smtp: 'smtp.office365.com:587',
};

const mailOAuthDocs =
  'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth';

export const sources = {
  mailOAuth: { title: 'Microsoft: IMAP, POP and SMTP with OAuth', url: mailOAuthDocs },
  consentPolicy: {
    title: "Microsoft: users' consent to mail access (MC1163922)",
    url: 'https://mc.merill.net/message/MC1163922',
  },
  ropc: {
    title: 'Microsoft: resource owner password credentials',
    url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc',
  },
  appRbac: {
    title: 'Microsoft: role-based access control for applications in Exchange Online',
    url: 'https://learn.microsoft.com/exchange/permissions-exo/application-rbac',
  },
  ews: {
    title: 'Microsoft: end of Exchange Web Services in Exchange Online (MC1227454)',
    url: 'https://mc.merill.net/message/MC1227454',
  },
  smtpAuth: {
    title: 'Microsoft: Authenticated SMTP (MC786329)',
    url: 'https://mc.merill.net/message/MC786329',
  },
} satisfies Record<string, Source>;

export const prerequisites = {
  registrar:
    'An account that may register applications and grant admin consent, such as a Cloud Application Administrator.',
  appOnlyConsent:
    'For application permissions of Microsoft Graph: a Privileged Role Administrator or Global Administrator to grant admin consent.',
  https: 'The helpdesk answers at an https address with a valid certificate.',
  mailbox:
    'A mailbox with an Exchange Online licence, or a shared mailbox and a user with full access to it.',
};

export const questions = {
  mailbox: (hint = 'The address whose mail becomes tickets. It is proposed at the test sign-in.') =>
    ({
      id: 'mailbox',
      label: 'Mailbox',
      hint,
      kind: 'email',
      required: false,
      example: 'support@example.com',
    }) satisfies Question,
};

export const secretAdvice = (product: string): NonNullable<Variant['secret']> => ({
  advisedMonths: 12,
  advice: `${product} loses the mailbox on the day the secret expires: note the date in a calendar. Microsoft allows 24 months at most, and your organization may allow less.`,
});

export const consent = {
  /** For delegated access to mail: knowledge/helpdesks.md §0.1. */
  delegated: (permission: string): Variant['adminConsent'] => ({
    required: true,
    why: `Since November 2025 Microsoft's default policy keeps users from agreeing to ${permission} for an app. Without an administrator's consent the sign-in ends at "Need admin approval".`,
  }),
  application: {
    required: true,
    why: 'Nobody signs in with application permissions, so there is nobody but an administrator to consent.',
  } satisfies Variant['adminConsent'],
  /** Nobody administers personal accounts. */
  personal: {
    required: false,
    why: 'A personal Microsoft account belongs to no organization: its owner consents at sign-in, and no administrator can do it instead.',
  } satisfies Variant['adminConsent'],
};

export const signIn = {
  mailbox: (product: string): NonNullable<Variant['signIn']> => ({
    account: 'mailbox',
    who: `The mailbox account itself signs in. If you are signed in to Microsoft as an administrator, choose "Use another account": otherwise ${product} gets your own mailbox.`,
  }),
  delegate: {
    account: 'delegate',
    who: 'A user with Full Access and Send As on the shared mailbox signs in. The shared mailbox itself has no sign-in of its own.',
  } satisfies NonNullable<Variant['signIn']>,
  nobody: {
    account: 'nobody',
    who: 'Nobody signs in: the app itself gets a token with its secret.',
  } satisfies NonNullable<Variant['signIn']>,
};

const imapSwitch = 'Set-CASMailbox -ImapEnabled $true';

export const warnings = {
  imap: {
    severity: 'warning',
    text: `IMAP must be on for the mailbox (${imapSwitch}). A browser cannot test it: where it is off, the helpdesk reports "AUTHENTICATE failed" although the sign-in worked.`,
    source: mailOAuthDocs,
  },
  pop: {
    severity: 'warning',
    text: 'POP must be on for the mailbox (Set-CASMailbox -PopEnabled $true). A browser cannot test it. POP knows no folders, and most products delete what they have fetched.',
    source: mailOAuthDocs,
  },
  smtp: {
    severity: 'warning',
    text: 'Authenticated SMTP must be on for the mailbox, also with OAuth (Set-CASMailbox -SmtpClientAuthenticationDisabled $false, or "Manage email apps" in the Microsoft 365 admin centre). Where it is off, sending fails with "535 5.7.3" or "535 5.7.139".',
    source: sources.smtpAuth.url,
  },
  primaryAddress: {
    severity: 'info',
    text: "Sending by SMTP fails (535 5.7.3) when the mailbox's primary address is not the account's user principal name.",
  },
  /** Exchange Web Services: knowledge/helpdesks.md §1.4. */
  ews: {
    severity: 'danger',
    text: 'This way uses Exchange Web Services (EWS). Microsoft blocks EWS by default from October 2026 on, tenant by tenant, and ends it for good on 1 April 2027. It works only where your tenant still allows this app by name (EWSEnabled and EWSAllowedAppIDs). Do not build anything new on it.',
    source: sources.ews.url,
  },
  /** App-only access without a scope: knowledge/helpdesks.md §1.2. */
  appOnly: {
    severity: 'danger',
    text: "Application permissions reach every mailbox of the organization, without anyone signing in. Limit the app to the helpdesk's mailbox before you grant consent: with role-based access control for applications in Exchange Online, which replaces Application Access Policies.",
    source: sources.appRbac.url,
  },
  appOnlySecret: {
    severity: 'warning',
    text: 'Whoever has the client ID, the tenant ID and the secret can read the mail from anywhere. Keep the secret out of tickets, mail and shared files.',
  },
  ropc: {
    severity: 'danger',
    text: 'The helpdesk signs in with user name and password (the "resource owner password" grant). Microsoft advises against it: it cannot work with multifactor authentication.',
    source: sources.ropc.url,
  },
  common: (product: string): Warning => ({
    severity: 'warning',
    text: `${product} signs in at /common, which Microsoft refuses for an app of the account type "{portal.singleTenant}" (AADSTS50194). The app has to accept accounts of other organizations, although nobody there will use it. To keep others out, set "Assignment required" on the enterprise application and assign the mailbox account.`,
  }),
  personal: {
    severity: 'warning',
    text: 'Only for a personal mailbox such as outlook.com. login.live.com is the older sign-in of personal accounts and refuses the permissions used here, so the addresses below are the newer ones at login.microsoftonline.com/consumers. Refresh tokens that a personal account gets through /common are refused since June 2026.',
  },
  refreshLife: {
    severity: 'info',
    text: 'A helpdesk that does not fetch mail for 90 days has to be signed in again. A password reset of the mailbox account can end its access at once.',
  },
} satisfies Record<string, Warning | ((product: string) => Warning)>;

export const bothDirections =
  'Send a message to the mailbox and answer it from the ticket: both directions work only then.';
