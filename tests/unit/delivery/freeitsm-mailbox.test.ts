import { describe, expect, it } from 'vitest';
import { bodyFor, keptOf, type Mailbox, missedBy } from '../../../lib/delivery/freeitsm-mailbox';
import { helpdeskBase } from '../../../lib/delivery/session/address';
import type { FilledSetting } from '../../../lib/delivery/types';

const setting = (key: string, value: string, more: Partial<FilledSetting> = {}): FilledSetting => ({
  key,
  label: key,
  value,
  secret: false,
  ...more,
});
const settings = [
  setting('name', 'ours'),
  setting('target_mailbox', 'a@b.example'),
  setting('auth_mode', 'delegated'),
  setting('azure_client_secret', 'secret-1234', { secret: true }),
];
const listed: Mailbox = {
  id: 3,
  name: 'Theirs',
  target_mailbox: 'a@b.example',
  email_folder: 'A/B',
  mark_as_read: true,
  tenant_id: null,
  column_of_a_later_version: 'kept',
  problems: [{ key: 'x' }],
  is_authenticated: true,
  azure_client_secret_masked: '****1234',
};

describe('what is sent', () => {
  it('holds every column that is listed, also one that is not known, and nothing that FreeITSM works out', () => {
    expect(bodyFor(listed, settings)).toEqual({
      id: 3,
      name: 'Theirs',
      target_mailbox: 'a@b.example',
      auth_mode: 'delegated',
      email_folder: 'A/B',
      mark_as_read: true,
      tenant_id: null,
      column_of_a_later_version: 'kept',
      azure_client_secret: 'secret-1234',
      imap_password: '',
    });
  });

  it('leaves a new mailbox without a sign-in inactive', () => {
    const appOnly = [setting('auth_mode', 'app_only')];
    expect(bodyFor(null, appOnly)).toMatchObject({ id: null, is_active: false });
    expect(bodyFor(null, settings)).toMatchObject({ id: null, is_active: true, name: 'ours' });
  });

  it('is numbers and truths where the form has them', () => {
    const typed = [
      setting('max_emails_per_check', '5', { type: 'number' }),
      setting('mark_as_read', 'false', { type: 'boolean' }),
    ];
    expect(bodyFor(listed, typed)).toMatchObject({ max_emails_per_check: 5, mark_as_read: false });
  });

  it('keeps what is shown as kept', () => {
    expect(keptOf(listed, settings).map(({ key }) => key)).toEqual([
      'name',
      'email_folder',
      'mark_as_read',
      'column_of_a_later_version',
    ]);
  });
});

describe('what is stored', () => {
  it('is compared, the secret by its end', () => {
    const ours = settings.slice(1, 2).concat(settings.slice(3));
    expect(missedBy(listed, ours)).toEqual([]);
    expect(missedBy({ ...listed, azure_client_secret_masked: '****9999' }, ours)).toHaveLength(1);
    expect(missedBy({ ...listed, target_mailbox: 'c@d.example' }, ours)).toHaveLength(1);
  });
});

describe('the address', () => {
  it.each([
    ['https://help.example/desk/', 'https://help.example/desk'],
    ['https://help.example', 'https://help.example'],
    ['http://localhost:8080/x', 'http://localhost:8080/x'],
    ['http://help.example', null],
    ['https://me:pw@help.example', null],
    ['nonsense', null],
    [null, null],
  ])('%s gives %s', (address, base) => {
    expect(helpdeskBase(address)).toBe(base);
  });
});
