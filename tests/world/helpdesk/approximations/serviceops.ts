import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type HostHandler, readBody, sendHtml, sendJson } from '../../http';

export interface ServiceopsApproximation {
  handle: HostHandler;
  /** What was saved, form by form; whatever the page sends without the admin's press is here too. */
  saved: { form: string; values: Record<string, string | boolean> }[];
}

let script: Promise<string> | undefined;

const makeScript = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./serviceops-client.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
};

const notice =
  'This is not ServiceOps. It is an approximation with the labels that its vendor documents, for practice and tests.';

const page = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Approximation of ServiceOps</title>
<style>body{margin:24px;font:15px system-ui}form{max-width:640px;margin:16px 0;padding:16px;border:1px solid #bbb}.field{display:flex;gap:16px;margin:8px 0}.field>:first-child{width:180px}.control{flex:1}input:not([type=checkbox]),select,[role=combobox]{width:100%;padding:6px;border:1px solid #888}</style></head>
<body><p><b>${notice}</b></p><div id="app"></div><script type="module" src="/approximation.js"></script></body></html>`;

/** Pages in the manner of Admin > Support Channel > Emails; `?forms=incoming,outgoing` says which forms are open. */
export const createServiceopsApproximation = (): ServiceopsApproximation => {
  const saved: ServiceopsApproximation['saved'] = [];
  return {
    saved,
    handle: async (req, res) => {
      const { pathname, searchParams } = new URL(req.url ?? '/', 'https://serviceops.example');
      if (pathname === '/approximation.js') {
        script ??= makeScript();
        res.writeHead(200, { 'content-type': 'text/javascript' });
        res.end(await script);
        return true;
      }
      const [, form] = /^\/api\/approximation\/(\w+)$/.exec(pathname) ?? [];
      if (form && req.method === 'POST') {
        saved.push({ form, values: JSON.parse(await readBody(req)) });
        return sendJson(res, 200, {});
      }
      const framed = searchParams.get('framed');
      if (framed !== null)
        return sendHtml(
          res,
          200,
          `<!DOCTYPE html><title>Framed</title><iframe width="900" height="900" src="${framed}"></iframe>`,
        );
      return sendHtml(res, 200, page);
    },
  };
};
