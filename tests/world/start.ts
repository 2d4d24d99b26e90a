import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { bladeMatches, clouds, personalLogin, portalMatches } from '../../lib/hosts';
import { Directory } from './directory';
import { createZammad, type Zammad } from './helpdesk/zammad';
import { type HostHandler, sendHtml } from './http';
import { answerFederation, federationHost } from './idp/federation';
import { createIdentityProvider, type IdentityProvider } from './idp/identity-provider';
import { answerPersonal } from './idp/personal';
import { createPortal } from './portal/server';
import { type LoggedRequest, RequestLog } from './request-log';
import { makeCertificate } from './tls';

export interface WorldOptions {
  directory?: Directory;
  helpdeskHost?: string;
}

export interface World {
  port: number;
  directory: Directory;
  portal: ReturnType<typeof createPortal>;
  idp: IdentityProvider;
  helpdesk: Zammad;
  log: RequestLog;
  /** Before any answer: what it waits for. A slow network, or something that is to happen just then. */
  beforeAnswer: ((request: LoggedRequest) => Promise<unknown>) | null;
  /** Whether a host is of the world, now. */
  isHost(host: string): boolean;
  /** Sends every host of the world to this server and every other host nowhere. Read it after adding hosts. */
  readonly chromiumArgs: string[];
  addHost(host: string, handler: HostHandler): void;
  /** Serves a saved page at exactly this URL (origin, path and query); it goes before the simulated hosts. */
  addDocument(url: string, html: string, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

const hostOf = (matchPattern: string) =>
  new URL(matchPattern.replace('*.', 'wildcard.')).host.replace('wildcard.', '*.');
const portalHosts = portalMatches.map(hostOf);
const bladeHosts = bladeMatches.map(hostOf);
const identityHosts = [
  ...clouds.map((cloud) => cloud.login),
  ...clouds.map((cloud) => cloud.graph),
  personalLogin,
  'login.microsoft.com',
  'microsoft.com',
];

const isHost = (host: string, pattern: string) =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

interface SavedDocument {
  html: string;
  headers: Record<string, string>;
}

/** One HTTPS server on loopback that is the portal, Microsoft's sign-in, Graph and a helpdesk at once, told apart by Host. */
export const startWorld = async (options: WorldOptions = {}): Promise<World> => {
  const directory = options.directory ?? new Directory();
  const log = new RequestLog();
  const helpdeskHost = options.helpdeskHost ?? 'helpdesk.example';
  const idp = createIdentityProvider({ directory });
  const helpdesk = createZammad({ host: helpdeskHost });
  const certificate = await makeCertificate([
    ...portalHosts,
    ...bladeHosts,
    ...identityHosts,
    federationHost,
    helpdeskHost,
  ]);
  const documents = new Map<string, SavedDocument>();
  const extraHosts = new Map<string, HostHandler>();

  const server = createServer({ key: certificate.key, cert: certificate.cert });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const portal = createPortal({ directory, port });

  const dispatch: HostHandler = async (req, res, host) => {
    const document = documents.get(`https://${host}${req.url}`);
    if (document) return sendHtml(res, 200, document.html, document.headers);
    const extra = extraHosts.get(host);
    if (extra) return extra(req, res, host);
    if (host === helpdeskHost) return helpdesk.handle(req, res, host);
    if (host === personalLogin) return answerPersonal(req, res, host);
    if (identityHosts.includes(host)) return idp.handle(req, res, host);
    if (host === federationHost) return answerFederation(req, res, host);
    if ([...portalHosts, ...bladeHosts].some((pattern) => isHost(host, pattern)))
      return portal.handle(req, res, host);
    return false;
  };

  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const host = (req.headers.host ?? '').replace(/:\d+$/, '');
    const request = log.record(req, host);
    try {
      await world.beforeAnswer?.(request);
      if (!(await dispatch(req, res, host))) sendHtml(res, 404, 'Not found in the practice world');
    } catch (error) {
      console.error(`practice world: ${req.method} https://${host}${req.url} failed`, error);
      if (!res.headersSent) sendHtml(res, 500, 'The practice world failed; see its console');
      else res.destroy();
    }
  };
  server.on('request', (req, res) => void answer(req, res));

  const hosts = () => [
    ...new Set([
      ...portalHosts,
      ...bladeHosts,
      ...identityHosts,
      federationHost,
      helpdeskHost,
      ...extraHosts.keys(),
      ...[...documents.keys()].map((url) => new URL(url).host),
    ]),
  ];

  const world: World = {
    port,
    directory,
    portal,
    idp,
    helpdesk,
    log,
    beforeAnswer: null,
    isHost: (host) => hosts().some((pattern) => isHost(host, pattern)),
    get chromiumArgs() {
      const rules = hosts().map((host) => `MAP ${host} 127.0.0.1:${port}`);
      return [
        `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
        `--ignore-certificate-errors-spki-list=${certificate.spki}`,
      ];
    },
    addHost: (host, handler) => void extraHosts.set(host, handler),
    addDocument: (url, html, headers = {}) =>
      void documents.set(new URL(url).href.replace(/#.*$/, ''), { html, headers }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return world;
};
