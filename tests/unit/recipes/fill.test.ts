import { describe, expect, it } from 'vitest';
import { fillSettings } from '../../../lib/recipes/fill';
import type { Variant } from '../../../lib/recipes/schema';
import { graphChannel, platform } from '../guide/examples';

const values = {
  clientId: 'the-client',
  clientSecret: 'abc8Q~$&.$1-_',
  tenantId: 'the-tenant',
  authorizationEndpoint: 'https://login.microsoftonline.com/the-tenant/oauth2/v2.0/authorize',
};

const where = 'Connect Microsoft 365 App';

describe('fillSettings', () => {
  it('fills Zammad, and leaves a secret with replacement patterns as it is', () => {
    expect(fillSettings(graphChannel, values)).toEqual({
      missing: [],
      settings: [
        { key: 'client_id', label: 'Client ID', value: 'the-client', secret: false, where },
        { key: 'client_secret', label: 'Client Secret', value: 'abc8Q~$&.$1-_', secret: true, where },
        { key: 'client_tenant', label: 'Tenant UUID/Name', value: 'the-tenant', secret: false, where },
      ],
    });
  });

  it('fills Matrix42 as its guide writes the lines', () => {
    const { settings } = fillSettings(platform, values);
    expect(settings.map(({ key, value }) => `${key} = ${value}`)).toEqual([
      'mail.store.oauth.enabled = true',
      'mail.transport.oauth.enabled = true',
      'mail.oauth.authorize.endpoint = https://login.microsoftonline.com/the-tenant/oauth2/v2.0/authorize',
      'mail.oauth.client.id = the-client',
      'mail.oauth.scopes = https://outlook.office365.com/IMAP.AccessAsUser.All,https://outlook.office365.com/SMTP.Send',
    ]);
  });

  it.each([[undefined], [null], ['']])(
    'reports a value that is %j, and leaves its setting out',
    (clientSecret) => {
      const result = fillSettings(graphChannel, { ...values, clientSecret: clientSecret ?? null });
      expect(result.missing).toEqual(['clientSecret']);
      expect(result.settings.map(({ key }) => key)).toEqual(['client_id', 'client_tenant']);
    },
  );

  it("leaves out what is the admin's own choice, and what belongs to another cloud", () => {
    const settings: Variant['settings'] = [
      { key: 'group', label: 'Group', note: 'Whoever answers.' },
      { key: 'cloud', label: 'Cloud', value: 'us_gov', clouds: ['us-gov'] },
      { key: 'max', label: 'Messages at once', value: '10', type: 'number' },
    ];
    const keysIn = (cloud?: 'us-gov') =>
      fillSettings({ ...graphChannel, settings }, { ...(cloud && { cloud }) }).settings.map(({ key }) => key);
    expect(keysIn()).toEqual(['max']);
    expect(keysIn('us-gov')).toEqual(['cloud', 'max']);
    expect(fillSettings({ ...graphChannel, settings }, {}).settings[0]).toMatchObject({ type: 'number' });
  });

  it('throws for a placeholder that does not exist', () => {
    const broken = { ...graphChannel, settings: [{ key: 'x', label: 'X', value: '{clientSecert}' }] };
    expect(() => fillSettings(broken, values)).toThrow('unknown placeholder: {clientSecert}');
  });

  it('marks a setting with the secret as secret, whatever the recipe forgot', () => {
    const forgetful = { ...graphChannel, settings: [{ key: 'x', label: 'X', value: 'key={clientSecret}' }] };
    expect(fillSettings(forgetful, values).settings[0]?.secret).toBe(true);
  });
});
