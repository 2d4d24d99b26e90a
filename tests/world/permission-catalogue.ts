export type PermissionType = 'delegated' | 'application';

export interface Permission {
  api: string;
  name: string;
  type: PermissionType;
  id: string;
  adminConsentRequired: boolean;
  description: string;
  /** The group that the portal's permission picker shows it under. */
  group: string;
}

const graph = 'Microsoft Graph';

const delegated = (name: string, id: string, group: string, description: string): Permission => ({
  api: graph,
  name,
  type: 'delegated',
  id,
  adminConsentRequired: false,
  description,
  group,
});

const application = (
  api: string,
  name: string,
  id: string,
  group: string,
  description: string,
): Permission => ({
  api,
  name,
  type: 'application',
  id,
  adminConsentRequired: true,
  description,
  group,
});

/** The part of Microsoft's permission lists that helpdesks touch (knowledge/oauth.md §7), with a few that they must not. */
export const permissionCatalogue: Permission[] = [
  delegated(
    'email',
    '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0',
    'OpenId permissions',
    "View users' email address",
  ),
  delegated(
    'offline_access',
    '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
    'OpenId permissions',
    'Maintain access to data you have given it access to',
  ),
  delegated('openid', '37f7f235-527c-4136-accd-4a02d197296e', 'OpenId permissions', 'Sign users in'),
  delegated(
    'profile',
    '14dad69e-099b-42c9-810b-d002981feec1',
    'OpenId permissions',
    "View users' basic profile",
  ),
  delegated(
    'IMAP.AccessAsUser.All',
    '652390e4-393a-48de-9484-05f9b1212954',
    'IMAP',
    'Read and write access to mailboxes via IMAP.',
  ),
  delegated(
    'POP.AccessAsUser.All',
    'd7b7f2d9-0f45-4ea1-9d42-e50810c06991',
    'POP',
    'Read and write access to mailboxes via POP.',
  ),
  delegated(
    'SMTP.Send',
    '258f6531-6087-4cc4-bb90-092c5fb3ed3f',
    'SMTP',
    'Send emails from mailboxes using SMTP AUTH.',
  ),
  delegated('Mail.Read', '570282fd-fa5c-430d-a7fd-fc8dc98a9dca', 'Mail', 'Read user mail'),
  delegated('Mail.ReadBasic', 'a4b8392a-d8d1-4954-a029-8e668a39a170', 'Mail', 'Read user basic mail'),
  delegated(
    'Mail.ReadWrite',
    '024d486e-b451-40bb-833d-3e66d98c5c73',
    'Mail',
    'Read and write access to user mail',
  ),
  delegated('Mail.Send', 'e383f46e-2787-4529-855e-0e479a3ffac0', 'Mail', 'Send mail as a user'),
  delegated('Mail.Read.Shared', '7b9103a5-4610-446b-9670-80643382c1fa', 'Mail', 'Read user and shared mail'),
  delegated(
    'Mail.ReadWrite.Shared',
    '5df07973-7d5d-46ed-9847-1271055cbd51',
    'Mail',
    'Read and write user and shared mail',
  ),
  delegated(
    'Mail.Send.Shared',
    'a367ab51-6b49-43bf-a716-a1fb06d2a174',
    'Mail',
    'Send mail on behalf of others',
  ),
  delegated('User.Read', 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', 'User', 'Sign in and read user profile'),
  {
    ...delegated(
      'User.Read.All',
      'a154be20-db9c-4678-8ab7-66f6cc099a59',
      'User',
      "Read all users' full profiles",
    ),
    adminConsentRequired: true,
  },
  application(
    graph,
    'Mail.Read',
    '810c84a8-4a9e-49e6-bf7d-12d183f40d01',
    'Mail',
    'Read mail in all mailboxes',
  ),
  application(
    graph,
    'Mail.ReadWrite',
    'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
    'Mail',
    'Read and write mail in all mailboxes',
  ),
  application(graph, 'Mail.Send', 'b633e1c5-b582-4048-a93e-9f11b44c7e96', 'Mail', 'Send mail as any user'),
  application(
    graph,
    'User.Read.All',
    'df021288-bdef-4463-88db-98f22de89214',
    'User',
    "Read all users' full profiles",
  ),
  application(
    'Office 365 Exchange Online',
    'IMAP.AccessAsApp',
    '5e5addcd-3e8d-4e90-baf5-964efab2b20a',
    'IMAP',
    'IMAP.AccessAsApp',
  ),
  application(
    'Office 365 Exchange Online',
    'POP.AccessAsApp',
    'cb842b43-da6e-4506-86fe-bb12199c656d',
    'POP',
    'POP.AccessAsApp',
  ),
  {
    api: 'Office 365 Exchange Online',
    name: 'EWS.AccessAsUser.All',
    type: 'delegated',
    id: '3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5',
    adminConsentRequired: false,
    description: 'Access mailboxes as the signed-in user via Exchange Web Services',
    group: 'EWS',
  },
  application(
    'Office 365 Exchange Online',
    'full_access_as_app',
    'dc890d15-9560-4a4c-9b7f-a736ec74ec40',
    'Other permissions',
    'Use Exchange Web Services with full access to all mailboxes',
  ),
];

/** Names are compared without case, as Entra does. */
export const findPermission = (wanted: {
  api: string;
  name: string;
  type: PermissionType;
}): Permission | undefined =>
  permissionCatalogue.find(
    (p) =>
      p.api === wanted.api && p.type === wanted.type && p.name.toLowerCase() === wanted.name.toLowerCase(),
  );
