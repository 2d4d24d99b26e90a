import { expect, it } from 'vitest';
import { render } from '../../../lib/delivery';
import { deliveryInput } from './fake-zammad';

const spec = { kind: 'odoo-shell', fileName: 'odoo.py' } as const;
const settings = [
  { key: 'microsoft_outlook_client_id', label: 'ID', value: 'client-1', secret: false },
  { key: 'microsoft_outlook_client_secret', label: 'Secret', value: 'a"b\\c\'d~%', secret: true },
];
const linesOf = (includeSecret: boolean) =>
  render(spec, deliveryInput({ settings, includeSecret }))
    ?.text.split('\n')
    .filter((line) => !/^# (Zammad|Made|OAuth test)/.test(line));

it('writes a parameter for each setting, whatever is in its value', () => {
  expect(linesOf(true)).toEqual([
    `env['ir.config_parameter'].set_param("microsoft_outlook_client_id", "client-1")`,
    `env['ir.config_parameter'].set_param("microsoft_outlook_client_secret", "a\\"b\\\\c'd~%")`,
    'env.cr.commit()',
    '',
  ]);
});

it('leaves the secret out unless it is asked for', () => {
  expect(linesOf(false)?.[1]).toBe('# microsoft_outlook_client_secret: a secret, left out on purpose');
});
