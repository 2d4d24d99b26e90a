/** Microsoft's permissions by name, with their IDs (knowledge/oauth.md §7). */

const delegated = { api: 'Microsoft Graph', type: 'delegated' } as const;

export const openid = { ...delegated, name: 'openid', id: '37f7f235-527c-4136-accd-4a02d197296e' };
export const profile = { ...delegated, name: 'profile', id: '14dad69e-099b-42c9-810b-d002981feec1' };
export const email = { ...delegated, name: 'email', id: '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0' };
export const offlineAccess = {
  ...delegated,
  name: 'offline_access',
  id: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
};
export const userRead = { ...delegated, name: 'User.Read', id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' };
export const imapAccess = {
  ...delegated,
  name: 'IMAP.AccessAsUser.All',
  id: '652390e4-393a-48de-9484-05f9b1212954',
};
export const smtpSend = { ...delegated, name: 'SMTP.Send', id: '258f6531-6087-4cc4-bb90-092c5fb3ed3f' };
export const mailReadWrite = {
  ...delegated,
  name: 'Mail.ReadWrite',
  id: '024d486e-b451-40bb-833d-3e66d98c5c73',
};
export const mailSend = { ...delegated, name: 'Mail.Send', id: 'e383f46e-2787-4529-855e-0e479a3ffac0' };
export const mailReadWriteShared = {
  ...delegated,
  name: 'Mail.ReadWrite.Shared',
  id: '5df07973-7d5d-46ed-9847-1271055cbd51',
};
export const mailSendShared = {
  ...delegated,
  name: 'Mail.Send.Shared',
  id: 'a367ab51-6b49-43bf-a716-a1fb06d2a174',
};
export const popAccess = {
  ...delegated,
  name: 'POP.AccessAsUser.All',
  id: 'd7b7f2d9-0f45-4ea1-9d42-e50810c06991',
};
export const mailRead = { ...delegated, name: 'Mail.Read', id: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca' };

const application = { api: 'Microsoft Graph', type: 'application' } as const;

export const mailReadWriteAll = {
  ...application,
  name: 'Mail.ReadWrite',
  id: 'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
};
export const mailSendAll = { ...application, name: 'Mail.Send', id: 'b633e1c5-b582-4048-a93e-9f11b44c7e96' };

const exchange = 'Office 365 Exchange Online';

export const ewsAccess = {
  api: exchange,
  type: 'delegated',
  name: 'EWS.AccessAsUser.All',
  id: '3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5',
} as const;
export const imapAsApp = {
  api: exchange,
  type: 'application',
  name: 'IMAP.AccessAsApp',
  id: '5e5addcd-3e8d-4e90-baf5-964efab2b20a',
} as const;
export const popAsApp = {
  api: exchange,
  type: 'application',
  name: 'POP.AccessAsApp',
  id: 'cb842b43-da6e-4506-86fe-bb12199c656d',
} as const;
