import { describe, expect, it } from 'vitest';
import { render } from '../../../lib/delivery';
import { deliveryInput, secret } from './fake-zammad';

const env = { kind: 'env-text', fileName: 'mail.env' } as const;
const yaml = { kind: 'yaml-text', fileName: 'mail.yaml' } as const;
const checklist = { kind: 'checklist' } as const;

const one = (value: string, key = 'A') => ({ settings: [{ key, label: 'A', value, secret: false }] });

describe('a .env file', () => {
  it.each([
    ['plain', "A='plain'"],
    ['has $dollar # and "quotes"', `A='has $dollar # and "quotes"'`],
    ["it's \\ $5", `A="it's \\\\ \\$5"`],
    ['two\nlines', 'A="two\\nlines"'],
  ])('keeps %j as it is', (value, line) => {
    expect(render(env, deliveryInput(one(value)))?.text).toContain(`\n${line}\n`);
  });
});

describe('a YAML file', () => {
  it('nests keys at their dots, and writes every value so that no YAML reader takes it for something else', () => {
    const settings = [
      { key: 'mail.id', label: '', value: 'no', secret: false },
      { key: 'mail.port', label: '', value: '993', secret: false, type: 'number' as const },
      { key: 'mail.tls', label: '', value: 'true', secret: false, type: 'boolean' as const },
      { key: 'name', label: '', value: 'a: "b"\n- c', secret: false },
    ];
    const text = render(yaml, deliveryInput({ settings }))?.text ?? '';
    expect(text.slice(text.indexOf('---'))).toBe(
      '---\n"mail":\n  "id": "no"\n  "port": 993\n  "tls": true\n"name": "a: \\"b\\"\\n- c"\n',
    );
  });

  it('can be a list of one', () => {
    const text = render({ ...yaml, list: true }, deliveryInput(one('x', 'a')))?.text ?? '';
    expect(text).toMatch(/---\n- "a": "x"\n$/);
  });
});

describe('a checklist', () => {
  it('has the fields in order, under the page that they are on', () => {
    const settings = [
      { key: 'a', label: 'Client ID', value: '1', secret: false, where: 'Channels' },
      { key: 'b', label: 'Tenant', value: '2', secret: false, where: 'Channels' },
      { key: 'c', label: 'Folder', value: 'INBOX', secret: false, where: 'Mailbox' },
    ];
    const text = render(checklist, deliveryInput({ settings }))?.text ?? '';
    expect(text).toContain('\nChannels\n[ ] Client ID: 1\n[ ] Tenant: 2\n\nMailbox\n[ ] Folder: INBOX\n');
  });
});

describe.each([env, yaml, checklist])('$kind', (spec) => {
  it('holds the secret only where it was asked for', () => {
    expect(render(spec, deliveryInput())?.text).toContain(secret);
    expect(render(spec, deliveryInput({ includeSecret: false }))?.text).not.toContain(secret);
  });

  it('says when nothing was tested', () => {
    expect(render(spec, deliveryInput({ untested: true }))?.text).toContain('NOT TESTED');
  });
});
