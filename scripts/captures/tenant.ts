import { type AppRegistration, type Chance, Directory } from '../../tests/world/directory';

/** IDs that are the same in every run. */
const countedChance = (): Chance => {
  let ids = 0;
  const digits = (number: number, length: number) => number.toString(16).padStart(length, '0');
  return {
    id: () => {
      const number = ++ids;
      return `${digits(0x3f2c1a90 + number * 0x1f3d5b, 8)}-${digits(0x6b7d + number, 4)}-4e21-9c55-${digits(0x0a1b2c3d4e5f + number * 0x1020304, 12)}`;
    },
    secretValue: () => '',
  };
};

/** Days after the twelfth, which no order of day and month makes doubtful. */
const knownSecrets: Record<string, { secretId: string; value: string; expires: Date }> = {
  'Old mail': {
    secretId: '5a1c0e2d-77b0-4f3a-8c1e-0d9e8f7a6b5c',
    value: 'Wm18Q~k3.pQ7_rT-9xYzW1vU2tS3rQ4pO5nM6lK7',
    expires: new Date('2024-01-31T12:00:00Z'),
  },
  'Backup mail': {
    secretId: '6b2d1f3e-88c1-4a4b-9d2f-1e0f9a8b7c6d',
    value: 'Wm28Q~a4.pQ7_rT-9xYzW1vU2tS3rQ4pO5nM6lK8',
    expires: new Date('2029-05-18T12:00:00Z'),
  },
  'Helpdesk mailbox': {
    secretId: '7c3e2a4f-99d2-4b5c-8e3a-2f1a0b9c8d7e',
    value: 'Wm38Q~b5.pQ7_rT-9xYzW1vU2tS3rQ4pO5nM6lK9',
    expires: new Date('2028-07-27T12:00:00Z'),
  },
};

/** A secret is the same one in every run, whatever the page asked for. */
class FixedDirectory extends Directory {
  override addSecret(clientId: string, { description }: { description: string }) {
    const secret = super.addSecret(clientId, { description, months: 0 });
    return Object.assign(secret, knownSecrets[description]);
  }
}

const graph = 'Microsoft Graph';
const delegated = (name: string) => ({ api: graph, name, type: 'delegated' as const });

export interface FixedTenant {
  directory: Directory;
  /** Half set up: permissions of every status, other grants, secrets, every kind of redirect URI. */
  half: AppRegistration;
  /** All is granted, public client flows are off. */
  ready: AppRegistration;
  /** Nothing is granted yet. */
  fresh: AppRegistration;
}

export const fixedTenant = (): FixedTenant => {
  const directory = new FixedDirectory(countedChance());
  const half = directory.registerApp({
    displayName: 'Helpdesk mail',
    signInAudience: 'AzureADMyOrg',
    redirectUris: [
      {
        platform: 'web',
        uri: 'https://helpdesk.example/api/v1/external_credentials/microsoft_graph/callback',
      },
      { platform: 'spa', uri: 'https://spa.example/start' },
      { platform: 'publicClient', uri: 'http://localhost:8080/cb' },
    ],
  });
  half.allowPublicClient = true;
  directory.addPermissions(half.clientId, [
    delegated('Mail.ReadWrite'),
    { api: graph, name: 'Mail.Send', type: 'application' },
    delegated('offline_access'),
  ]);
  half.grants = [delegated('User.Read'), delegated('Mail.Send')];
  directory.addSecret(half.clientId, { description: 'Old mail' });
  directory.addSecret(half.clientId, { description: 'Backup mail' });

  const ready = directory.registerApp({
    displayName: 'Ticket system',
    signInAudience: 'AzureADMultipleOrgs',
    redirectUris: [{ platform: 'web', uri: 'https://tickets.example/callback' }],
  });
  directory.addPermissions(ready.clientId, [
    delegated('Mail.ReadWrite'),
    delegated('Mail.Send'),
    { api: graph, name: 'Mail.Read', type: 'application' },
  ]);
  directory.grantAdminConsent(ready.clientId);

  const fresh = directory.registerApp({ displayName: 'Support desk', signInAudience: 'AzureADMyOrg' });
  directory.addPermissions(fresh.clientId, [
    delegated('Mail.Read'),
    { api: graph, name: 'Mail.Read', type: 'application' },
  ]);
  for (const app of directory.apps) app.createdAt = new Date('2026-07-14T12:00:00Z');
  return { directory, half, ready, fresh };
};
