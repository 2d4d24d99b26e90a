import { describe, expect, it } from 'vitest';
import { deliver, isFile, receiptForFile, render } from '../../../lib/delivery';
import { deliveryInput, FakeZammad, secret, token } from './fake-zammad';

const properties = { kind: 'properties-text', fileName: 'mail.properties' } as const;
const json = { kind: 'json-file' } as const;
const endpoint = { kind: 'zammad-rest', provider: 'microsoft365' } as const;

describe('lines to paste', () => {
  it('have raw values: the form takes them as they are', () => {
    const value = 'https://login.microsoftonline.com/t/oauth2/v2.0/authorize?a=b';
    const settings = [{ key: 'mail.oauth.authorize.endpoint', label: '', value, secret: false }];
    expect(render(properties, deliveryInput({ settings }))).toEqual({
      fileName: 'mail.properties',
      mediaType: 'text/plain',
      text: `# Zammad: Microsoft 365 Graph Email
# Made by Waymark. Values are as they are to be entered, without escapes.
# OAuth test: passed; 2026-11-21T00:00:00.000Z; signed in as support@x.example; tenant tenant-1; granted Mail.Send; Waymark 0.1.0, Chrome 156

mail.oauth.authorize.endpoint=${value}
`,
    });
  });

  it('can not be broken by a line end in a value', () => {
    const settings = [{ key: 'a', label: '', value: 'x\r\nb=y', secret: false }];
    expect(render(properties, deliveryInput({ settings }))?.text).toContain('a=x b=y\n');
  });

  it('say when nothing was tested', () => {
    expect(render(properties, deliveryInput({ untested: true }))?.text).toContain('NOT TESTED');
  });
});

describe('the JSON file', () => {
  const parse = (change = {}) => JSON.parse(render(json, deliveryInput(change))?.text ?? 'null');

  it('has the values with keys and labels, and what the test said', () => {
    expect(parse()).toMatchObject({
      format: 'waymark-settings',
      version: 1,
      recipe: { id: 'zammad' },
      variant: { id: 'microsoft_graph' },
      settings: [
        { key: 'client_id', label: 'Client ID', value: 'client-1' },
        { key: 'client_secret', label: 'Client Secret', value: secret, secret: true },
        { key: 'client_tenant', value: 'tenant-1' },
      ],
      secretIncluded: true,
      untested: false,
      test: {
        state: 'passed',
        ofTheseValues: true,
        endedAt: '2026-11-21T00:00:00.000Z',
        cloud: 'global',
        grantedScopes: ['Mail.Send'],
        stages: [{ id: 'sign-in', outcome: 'pass' }],
        failure: null,
        versions: { waymark: '0.1.0', browser: 'Chrome 156' },
      },
      fingerprint: 'f1',
    });
  });

  it('records an override, and a test of other values', () => {
    const { test } = deliveryInput();
    const changed = parse({ untested: true, test: test && { ...test, stale: true } });
    expect(changed).toMatchObject({ untested: true, test: { ofTheseValues: false } });
    expect(parse({ test: null }).test).toBeNull();
  });
});

it.each([properties, json])('$kind leaves the secret out unless asked, and the token always', (spec) => {
  const without = render(spec, deliveryInput({ includeSecret: false }))?.text ?? '';
  expect(without).not.toContain(secret);
  expect(without).toContain('client_secret');
  const withSecret = render(spec, deliveryInput())?.text ?? '';
  expect(withSecret).toContain(secret);
  expect(withSecret).not.toContain(token);
});

it('tells files from endpoints', async () => {
  expect([properties, json, endpoint].map(isFile)).toEqual([true, true, false]);
  expect(render(endpoint, deliveryInput())).toBeNull();
  expect(await deliver(json, deliveryInput(), new FakeZammad())).toMatchObject({ ok: false });
});

it.each([true, false])('a receipt says whether the secret is in the file: %s', (includeSecret) => {
  const input = deliveryInput({ includeSecret });
  const file = render(json, input);
  expect(file && receiptForFile(json, file, input, 5)).toMatchObject({
    destination: 'json-file',
    target: 'zammad-microsoft_graph.json',
    at: 5,
    outcome: 'saved',
    includesSecret: includeSecret,
  });
});
