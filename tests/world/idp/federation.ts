import { escapeHtml, type HostHandler, sendHtml } from '../http';

/** The practice tenant's own sign-in server: a host that Waymark has no right to and no word about. */
export const federationHost = 'sts.contoso.example';

/** Where Microsoft sends a federated user; `wctx` comes back with the answer (WS-Federation, passive profile). */
export const federationAddress = (flowId: string, upn: string): string =>
  `https://${federationHost}/adfs/ls/?${new URLSearchParams({
    wa: 'wsignin1.0',
    wctx: flowId,
    username: upn,
    wtrealm: 'urn:federation:MicrosoftOnline',
  })}`;

/** One page with one button, which posts the browser back to Microsoft: from there the 302 to the callback starts. */
export const answerFederation: HostHandler = async (req, res) => {
  const { pathname, searchParams } = new URL(req.url ?? '/', `https://${federationHost}`);
  if (pathname !== '/adfs/ls/') return false;
  const field = (name: string, value: string) =>
    `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
  return sendHtml(
    res,
    200,
    `<!DOCTYPE html><title>Contoso sign-in</title>
<form method="post" action="https://login.microsoftonline.com/login.srf">
${field('wa', 'wsignin1.0')}${field('wctx', searchParams.get('wctx') ?? '')}${field('wresult', searchParams.get('username') ?? '')}
<button>Sign in to Contoso</button></form>`,
  );
};
