import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
  /** What `--ignore-certificate-errors-spki-list` takes: base64 of the SHA-256 of the public key. */
  spki: string;
}

/** A certificate for the practice world's hosts; `*.` names are allowed. */
export const makeCertificate = async (hosts: string[]): Promise<Certificate> => {
  const pems = await generate([{ name: 'commonName', value: 'Waymark practice world' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          ...hosts.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: pems.private,
    cert: pems.cert,
    spki: createHash('sha256').update(publicKey).digest('base64'),
  };
};
