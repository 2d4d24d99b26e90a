import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import type { Finding } from './finding';

const dayMs = 24 * 60 * 60 * 1000;
const soonDays = 14;

/** Certificate and versions of an https endpoint; nothing where it is on this machine over plain http. */
export async function checkTls(url: URL, ca?: string): Promise<Finding[]> {
  if (url.protocol !== 'https:') return [];
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const options = { host, port: Number(url.port || 443), ...(ca !== undefined && { ca }) };
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  const socket = await shake({ ...options, ...name }).catch((error: NodeJS.ErrnoException) => error);
  if (socket instanceof Error) {
    return [
      {
        id: 'tls',
        outcome: 'fail',
        reason: `no browser would connect: ${socket.message} (${socket.code ?? 'TLS'})`,
        fix: 'Use a certificate for this very name, of an authority that browsers trust, with the whole chain, and not expired.',
      },
    ];
  }
  const left = (Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / dayMs;
  const version = socket.getProtocol() ?? '';
  socket.destroy();
  const old = await shake({
    ...options,
    ...name,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  }).catch(() => null);
  old?.destroy();
  if (old) {
    return [
      {
        id: 'tls',
        outcome: 'fail',
        reason: 'it still speaks TLS 1.0 or 1.1',
        fix: 'Switch off all before TLS 1.2 (RFC 8996).',
      },
    ];
  }
  const soon = left < soonDays;
  return [
    {
      id: 'tls',
      outcome: soon ? 'warn' : 'pass',
      reason: `${version}, a trusted certificate for ${Math.floor(left)} more days`,
      ...(soon && { fix: 'Renew it.' }),
    },
  ];
}

const shake = (options: ConnectionOptions): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const socket = connect(options, () => resolve(socket));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 seconds')));
    socket.on('error', reject);
  });
