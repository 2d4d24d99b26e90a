import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cloudOfPortal } from '../../../lib/hosts';
import type { Directory } from '../directory';
import { perform, viewApp, viewWorld } from './api';
import { type BundleName, bundle, bundleEntries } from './bundles';
import { frameDocument, topDocument } from './documents';
import { changeSettings, defaultSettings } from './settings';
import type { PortalSettings } from './shared/model';

export type { PortalSettings } from './shared/model';

export interface Portal {
  /** Answers a request for one of the portal's hosts; false means that the host is another's. */
  handle(req: IncomingMessage, res: ServerResponse, host: string): Promise<boolean>;
  /** Live: what is changed here holds from the next page load on. */
  settings: PortalSettings;
}

const isReactHost = (host: string) => /^sandbox-\d+(-\d+)?\.reactblade\.portal\.azure\.net$/.test(host);
const isBundle = (name: string): name is BundleName => Object.hasOwn(bundleEntries, name);

const styles: Record<string, URL | undefined> = {
  portal: new URL('./client/portal.css', import.meta.url),
  journey: new URL('./client/journey.css', import.meta.url),
  controls: new URL('./client/controls.css', import.meta.url),
  forms: new URL('./client/forms.css', import.meta.url),
  overlays: new URL('./client/overlays.css', import.meta.url),
  blade: new URL('./blades/blade.css', import.meta.url),
};

const readJson = async (req: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
};

const send = (res: ServerResponse, status: number, type: string, body: string, headers = {}) => {
  res.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    ...headers,
  });
  res.end(body);
};
const sendJson = (res: ServerResponse, body: unknown) =>
  send(res, 200, 'application/json', JSON.stringify(body));

export const createPortal = ({ directory }: { directory: Directory; port: number }): Portal => {
  const settings: PortalSettings = { ...defaultSettings };

  const answerApi = async (req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> => {
    const name = url.pathname.slice('/practice/api/'.length);
    if (req.method === 'POST') return sendJson(res, perform(directory, name, await readJson(req)));
    if (name === 'world') {
      return sendJson(res, viewWorld(directory, settings, url.searchParams.get('portal') ?? url.hostname));
    }
    if (name === 'apps')
      return sendJson(
        res,
        directory.apps.map((app) => viewApp(directory, app)),
      );
    const app = directory.findApp(url.searchParams.get('clientId') ?? '');
    if (name === 'app' && app) return sendJson(res, viewApp(directory, app));
    send(res, 404, 'text/plain', 'The resource was not found.');
  };

  const answer = async (req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> => {
    if (url.pathname.startsWith('/practice/api/')) return answerApi(req, res, url);
    if (url.pathname === '/practice/settings') {
      if (req.method === 'POST') changeSettings(settings, (await readJson(req)) as Record<string, unknown>);
      return sendJson(res, settings);
    }
    const asset = url.pathname.match(/^\/practice\/(\w+)\.(js|css)$/);
    if (asset?.[2] === 'js' && isBundle(asset[1] ?? '')) {
      return send(res, 200, 'text/javascript', await bundle(asset[1] as BundleName));
    }
    const style = styles[asset?.[1] ?? ''];
    if (asset?.[2] === 'css' && style) return send(res, 200, 'text/css', await readFile(style, 'utf8'));
    if (url.pathname === '/favicon.ico') return send(res, 204, 'image/x-icon', '');
    const onReactHost = isReactHost(url.hostname);
    if (onReactHost && url.pathname !== '/React/Index') return send(res, 404, 'text/plain', 'Not found');
    if (!onReactHost) changeSettings(settings, Object.fromEntries(url.searchParams));
    const document = onReactHost ? frameDocument(settings) : topDocument(settings, url.hostname);
    send(res, 200, 'text/html', document.html, { 'content-security-policy': document.policy });
  };

  return {
    settings,
    async handle(req, res, host) {
      const [hostname = ''] = host.split(':');
      if (!cloudOfPortal(hostname) && !isReactHost(hostname)) return false;
      try {
        await answer(req, res, new URL(req.url ?? '/', `https://${hostname}`));
      } catch (error) {
        send(res, 500, 'text/plain', error instanceof Error ? error.message : String(error));
      }
      return true;
    },
  };
};
