import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { generic } from '../../lib/recipes/generic';
import type { Recipe } from '../../lib/recipes/schema';
import { sealingKeySchema } from '../../lib/recipes/sealing-key';
import { checkEndpoint } from '../../scripts/endpoint/conformance';
import { checkIds, type Finding, report } from '../../scripts/endpoint/finding';
import { brokenReceivers, type Handle } from './helpdesk/broken-receivers';
import { type Certificate, makeCertificate } from './tls';

const path = '/api/mail-settings';
const [variant] = generic.variants;
let recipe: Recipe;
let createHelpdesk: (options: object) => {
  listener: RequestListener;
  receiver: { tokens: { issue(): { token: string } } };
};
let privateJwk: object;
beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  recipe = { ...generic, sealingKey: sealingKeySchema.parse(await exportJWK(publicKey)) };
  privateJwk = await exportJWK(privateKey);
  // Plain JavaScript, for vendors to read and copy.
  ({ createHelpdesk } = await import('../../docs/examples/receiver/helpdesk.mjs' as string));
});

let close = () => undefined as unknown;
afterEach(() => close());

async function check(
  {
    wrap,
    certificate,
    ca,
    count = 12,
  }: {
    wrap?: (handle: Handle, receiver: never) => Handle;
    certificate?: Certificate;
    ca?: string;
    count?: number;
  } = {},
  change: Partial<Parameters<typeof checkEndpoint>[0]> = {},
): Promise<Finding[]> {
  const { listener, receiver } = createHelpdesk({
    originOf: () => 'https://desk.example',
    privateJwk,
    ...(wrap && { wrap }),
  });
  const server = certificate ? createHttpsServer(certificate, listener) : createHttpServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  if (!variant) throw new Error('no variant');
  return checkEndpoint({
    address: `${certificate ? 'https' : 'http'}://localhost:${(server.address() as AddressInfo).port}${path}`,
    tokens: Array.from({ length: count }, () => receiver.tokens.issue().token),
    reusable: false,
    recipe,
    variant,
    ...(ca !== undefined && { ca }),
    ...change,
  });
}
const failed = (findings: Finding[]) =>
  findings.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);

describe('the example receiver', () => {
  it('is as the contract has it, in every rule, over https too', async () => {
    const certificate = await makeCertificate(['localhost']);
    const findings = await check({ certificate, ca: certificate.cert });
    expect(findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    const others = ['address', 'reachable', 'redirect', 'token-kept'];
    expect(findings.map(({ id }) => id).sort()).toEqual(checkIds.filter((id) => !others.includes(id)).sort());
  });

  it('is told what could not be checked with one token', async () => {
    const findings = await check({ count: 1 });
    expect(findings.filter(({ id }) => id === 'if-match')).toMatchObject([{ outcome: 'not-checked' }]);
    expect(failed(findings)).toEqual([]);
  });
});

describe('a receiver with a fault is found out', () => {
  it('in more than ten ways', () => expect(brokenReceivers.length).toBeGreaterThan(10));

  it.each(brokenReceivers.map((broken) => [broken.fault, broken] as const))(
    'that %s',
    async (_, { wrap, fails, says }) => {
      const findings = await check({ wrap: wrap as never });
      expect(failed(findings)).toEqual(fails);
      expect(report(findings)).toMatch(says);
      for (const { outcome, fix } of findings) if (outcome === 'fail') expect(fix).toBeTruthy();
    },
  );

  it('that has a certificate which nobody trusts, or for another name', async () => {
    const certificate = await makeCertificate(['localhost']);
    expect(report(await check({ certificate }))).toMatch(/FAIL tls .*no browser would connect/);
    close();
    const other = await makeCertificate(['elsewhere.example']);
    const findings = await check({ certificate: other, ca: other.cert });
    expect(report(findings)).toMatch(/FAIL tls .*ERR_TLS_CERT_ALTNAME_INVALID/s);
  });

  it('that is not there, or offers plain http', async () => {
    expect(failed(await check({}, { address: 'http://127.0.0.1:9/' }))).toEqual(['reachable']);
    expect(failed(await check({}, { address: 'http://desk.example/' }))).toEqual(['address']);
  });
});
