import type { IncomingMessage, ServerResponse } from 'node:http';
import { clouds } from '../../../lib/hosts';
import type { Directory } from '../directory';
import { type HostHandler, sendJson, wait } from '../http';
import { answerAuthorize } from './authorize';
import { IdentityContext } from './context';
import { answerDeviceCode, answerDevicePage } from './device';
import { answerDiscovery } from './discovery';
import { answerGraph } from './graph';
import { sendMessage } from './pages';
import { ProtocolProvider } from './provider';
import { defaultSettings, type IdentitySettings } from './settings';
import { SignIn } from './sign-in';
import { answerToken } from './token';

export type { Fault } from './faults';
export { faults } from './faults';
export type { IdentitySettings, Leg } from './settings';

export interface IdentityProvider {
  handle: HostHandler;
  settings: IdentitySettings;
  /** Signs everybody out of the sign-in pages; the portal's user stays. */
  forgetSessions(): void;
}

const graphHosts = clouds.map((cloud) => cloud.graph);

/** Microsoft's sign-in and a little of Microsoft Graph, as an app and a browser meet them. */
export const createIdentityProvider = ({ directory }: { directory: Directory }): IdentityProvider => {
  const settings = defaultSettings();
  const context = new IdentityContext(directory, settings);
  const providers = new Map<string, Promise<ProtocolProvider>>();
  const providerOf = (host: string) => {
    const provider = providers.get(host) ?? ProtocolProvider.create(context, host);
    providers.set(host, provider);
    return provider;
  };
  const signIn = new SignIn(context, providerOf);

  const answerPage = (req: IncomingMessage, res: ServerResponse, path: string): Promise<true> | null => {
    switch (path) {
      case '/common/login':
        return signIn.answerForm(req, res, 'login');
      case '/common/SAS/ProcessAuth':
        return signIn.answerForm(req, res, 'second-factor');
      case '/common/Consent/Set':
        return signIn.answerForm(req, res, 'consent');
      case '/login.srf':
        return signIn.answerFederation(req, res);
      case '/device':
      case '/devicelogin':
      case '/common/oauth2/deviceauth':
        return answerDevicePage(context, signIn, req, res);
      default:
        return null;
    }
  };

  const answerEndpoint = async (exchange: Exchange, endpoint: string): Promise<boolean> => {
    const { res, host, segment } = exchange;
    switch (endpoint) {
      case 'v2.0/.well-known/openid-configuration':
        return answerDiscovery(context, res, host, segment);
      case 'discovery/v2.0/keys':
        return sendJson(res, 200, { keys: [context.keys.publicJwk] });
      case 'oauth2/v2.0/authorize':
        return answerAuthorize(context, signIn, 'authorize', exchange);
      case 'v2.0/adminconsent':
      case 'adminconsent':
        return answerAuthorize(context, signIn, 'admin-consent', exchange);
      case 'oauth2/v2.0/token':
        return answerToken(context, await providerOf(host), exchange);
      case 'oauth2/v2.0/devicecode':
        return answerDeviceCode(context, exchange);
      default:
        return false;
    }
  };

  return {
    settings,
    forgetSessions: () => context.sessions.clear(),
    handle: async (req, res, host) => {
      if (graphHosts.includes(host)) {
        if (settings.graphDelayMs > 0) await wait(settings.graphDelayMs);
        return answerGraph(context, req, res);
      }
      const { pathname, searchParams } = new URL(req.url ?? '/', `https://${host}`);
      const page = answerPage(req, res, pathname);
      if (page) return page;
      if (pathname === '/error')
        return sendMessage(res, 'Error lookup', `AADSTS${searchParams.get('code') ?? ''}`);
      if (pathname.startsWith('/interaction/')) {
        await (await providerOf(host)).finishInteraction(req, res);
        return true;
      }
      if (/^\/[^/]+\/oauth2\/v2\.0\/authorize\/[^/]+$/.test(pathname)) {
        await (await providerOf(host)).pass(req, res);
        return true;
      }
      const [, segment = '', ...rest] = pathname.split('/');
      return answerEndpoint({ req, res, host, segment: decodeURIComponent(segment) }, rest.join('/'));
    },
  };
};

interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
  host: string;
  segment: string;
}
