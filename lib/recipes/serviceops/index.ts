import type { Recipe } from '../schema';
import { prerequisites, sources } from '../shared';
import { serviceopsVariants } from './variants';

// Facts: knowledge/helpdesks.md §2.3 and seed 002 (the vendor's guide).

const docs =
  'https://docs.motadata.com/serviceops-docs/admin-section/support-channels/emails/configuring-microsoft-azure';

/** Motadata ServiceOps (commercial). */
export const serviceops: Recipe = {
  schemaVersion: 1,
  id: 'serviceops',
  name: 'Motadata ServiceOps',
  vendor: 'Motadata',
  description: 'Lets ServiceOps fetch and send the mail of a Microsoft 365 mailbox with OAuth.',
  appName: 'ServiceOps',
  questions: [
    {
      id: 'helpdeskUrl',
      label: "ServiceOps' address",
      hint: 'The Base URL of the Application Settings. The redirect URI is made from it.',
      kind: 'https-url',
      required: true,
      example: 'https://serviceops.example.com',
    },
    {
      id: 'mailbox',
      label: 'Mailbox',
      hint: 'The address that ServiceOps reads or sends from. The test expects this account.',
      kind: 'email',
      required: true,
      example: 'support@example.com',
    },
  ],
  prerequisites: [
    prerequisites.registrar,
    'ServiceOps 8.1 or newer: older versions have other fields, and before 7.9 there is no OAuth.',
    'ServiceOps answers at an https address with a valid certificate.',
    'A technician who may manage the support channels.',
    'A firewall that lets ServiceOps reach login.microsoftonline.com, outlook.office365.com and smtp.office365.com.',
  ],
  variants: serviceopsVariants,
  departures: [
    {
      guideSays: 'For IMAP add IMAP.AccessAsUser.All and Mail.Read.',
      weDo: 'We leave Mail.Read out.',
      why: 'Mail.Read belongs to Microsoft Graph and does nothing for a token of the mail servers.',
    },
    {
      guideSays: 'The list of permissions has no offline_access, and none for POP.',
      weDo: 'We add offline_access always, and POP.AccessAsUser.All for POP.',
      why: "Both stand in ServiceOps' scope; what the app does not have, an administrator cannot consent to beforehand.",
    },
    {
      guideSays: 'For IMAP, register service principals in Exchange Online and grant them mailbox access.',
      weDo: 'We leave it out.',
      why: 'That belongs to apps without a sign-in. Here the mailbox account signs in, and Exchange asks for nothing more.',
    },
    {
      guideSays:
        'For MAPI add the application permissions Exchange.ManageAsApp, full_access_as_app, Mail.Read and Mail.ReadWrite.',
      weDo: 'We add the delegated EWS.AccessAsUser.All alone, and warn.',
      why: 'ServiceOps asks for this delegated scope. The four application permissions are not used by it, and open every mailbox of the organization and its administration.',
    },
    {
      guideSays: 'MAPI is one of three ways.',
      weDo: 'We advise IMAP and SMTP.',
      why: 'MAPI here means Exchange Web Services, which Microsoft blocks by default since October 2026 and ends in April 2027.',
    },
    {
      guideSays: 'Personal accounts use the addresses at login.live.com.',
      weDo: 'We use those at login.microsoftonline.com/consumers.',
      why: 'login.live.com is the older sign-in and refuses the scopes that ServiceOps asks for.',
    },
    {
      guideSays: 'SMTP with SSL uses port 465.',
      weDo: 'We enter TLS and 587.',
      why: 'Exchange Online accepts mail of clients on port 587 with STARTTLS; nothing answers on 465.',
    },
    {
      guideSays: 'Only a Global Administrator can grant admin consent.',
      weDo: 'We name a Cloud Application Administrator too.',
      why: 'For delegated permissions the smaller role is enough.',
    },
  ],
  sources: [
    { title: 'Motadata: configuring Microsoft Azure for OAuth', url: `${docs}/for-oauth` },
    { title: 'Motadata: admin consent for the built-in app', url: `${docs}/admin-consent` },
    {
      title: 'Motadata: troubleshooting',
      url: 'https://docs.motadata.com/serviceops-docs/troubleshooting-guide/email/troubleshooting-azure-oauth-configuration',
    },
    sources.mailOAuth,
    sources.consentPolicy,
    sources.ews,
  ],
};
