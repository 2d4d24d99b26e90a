import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { AppRegistration, User } from '../directory';
import { escapeHtml, sendHtml } from '../http';
import { findPermission } from '../permission-catalogue';
import { type Fault, incidentOf } from './faults';
import type { ResourceScope } from './scopes';

/** As strict as Entra's: a script or a style needs the nonce (knowledge/oauth.md §1.6). */
export const contentPolicy = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'`;

/** JSON that cannot end the script it stands in. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

const style = `
body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;background:#f2f2f2;font:15px "Segoe UI",system-ui,sans-serif;color:#1b1b1b}
main{width:440px;padding:44px;box-sizing:border-box;background:#fff;box-shadow:0 2px 6px rgba(0,0,0,.2)}
h1{font-size:24px;font-weight:600;margin:16px 0}.brand{color:#737373;font-size:18px;font-weight:600}
button,input{font:inherit}.tile{display:block;width:100%;text-align:left;padding:12px;border:0;background:none;cursor:pointer}
.tile:hover{background:#e6e6e6}.tile small{display:block;color:#666}.row{display:flex;justify-content:flex-end;gap:8px;margin-top:24px}
.primary,.secondary{min-width:108px;padding:6px 12px;border:0;cursor:pointer}.primary{background:#0067b8;color:#fff}.secondary{background:#ccc}
input:not([type=checkbox]){display:block;width:100%;box-sizing:border-box;margin:8px 0;padding:6px 0;border:0;border-bottom:1px solid #666}
.error{color:#e81123}.details{white-space:pre-line;font-size:13px;overflow-wrap:anywhere}`;

interface Page {
  pageId: string;
  title?: string;
  heading: string;
  body: string;
  config?: Record<string, unknown>;
}

const sendPage = (res: ServerResponse, { pageId, title, heading, body, config = {} }: Page): true => {
  const nonce = randomBytes(12).toString('base64');
  const all = { ...config, pgid: pageId, sPageId: pageId, fApplicationInsightsEnabled: false };
  const html = `<!DOCTYPE html>
<html dir="ltr" lang="en">
<head>
<meta charset="utf-8"><title>${escapeHtml(title ?? 'Sign in to your account')}</title>
<meta name="PageID" content="${pageId}" /><meta name="SiteID" content="" />
<style nonce="${nonce}">${style}</style>
<script type="text/javascript" nonce="${nonce}">//<![CDATA[
$Config=${scriptJson(all)};
//]]></script>
</head>
<body><main><div class="brand">Microsoft</div><h1>${escapeHtml(heading)}</h1>${body}</main></body>
</html>`;
  return sendHtml(res, 200, html, { 'content-security-policy': contentPolicy(nonce) });
};

/** Entra answers 200 to a fault that it shows; nothing but this page tells what happened. */
export const sendFaultPage = (res: ServerResponse, fault: Fault): true => {
  const { description, traceId, correlationId, timestamp } = incidentOf(fault);
  const needsAdmin = fault.code === 90094;
  const heading = needsAdmin ? 'Need admin approval' : 'Sign in';
  const lead = needsAdmin ? '' : "Sorry, but we're having trouble signing you in.";
  return sendPage(res, {
    pageId: 'ConvergedError',
    heading,
    body: `<p>${escapeHtml(lead)}</p><p id="exceptionMessage">AADSTS${fault.code}: ${escapeHtml(fault.message)}</p>
<div class="details" id="details">Request Id: ${traceId}\nCorrelation Id: ${correlationId}\nTimestamp: ${timestamp}\nMessage: ${escapeHtml(description.split('\r\n')[0] ?? '')}</div>`,
    config: {
      sErrorCode: String(fault.code),
      iErrorCode: fault.code,
      strMainMessage: needsAdmin ? heading : lead,
      strServiceExceptionMessage: description,
      sErrTxt: '',
      correlationId,
    },
  });
};

const hidden = (name: string, value: string) =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

export const sendAccountPicker = (
  res: ServerResponse,
  flowId: string,
  users: User[],
  hint: string | null,
): true => {
  const ordered = [...users].sort((a, b) => Number(b.upn === hint) - Number(a.upn === hint));
  const tiles = ordered.map(
    (user) =>
      `<button class="tile" type="submit" name="login" value="${escapeHtml(user.upn)}" data-test-id="${escapeHtml(user.upn)}">${escapeHtml(user.displayName)}<small>${escapeHtml(user.upn)}</small></button>`,
  );
  return sendPage(res, {
    pageId: 'ConvergedSignIn',
    heading: 'Pick an account',
    body: `<form method="post" action="/common/login">${hidden('ctx', flowId)}${tiles.join('')}
<button class="tile" type="submit" name="another" value="1">Use another account</button></form>`,
  });
};

export const sendPasswordForm = (res: ServerResponse, flowId: string, upn: string, fault?: Fault): true =>
  sendPage(res, {
    pageId: 'ConvergedSignIn',
    heading: 'Sign in',
    body: `<form method="post" action="/common/login">${hidden('ctx', flowId)}
${fault ? `<p class="error" id="usernameError">${escapeHtml(fault.message)}</p>` : ''}
<input name="login" type="email" value="${escapeHtml(upn)}" placeholder="Email or phone" aria-label="Email or phone">
<input name="passwd" type="password" placeholder="Password" aria-label="Password">
<div class="row"><button class="primary" type="submit">Sign in</button></div></form>`,
    config: fault ? { sErrorCode: String(fault.code), sErrTxt: fault.message } : {},
  });

export const sendSecondFactor = (res: ServerResponse, flowId: string, upn: string): true =>
  sendPage(res, {
    pageId: 'ConvergedTFA',
    heading: 'Approve sign in request',
    body: `<p>${escapeHtml(upn)}</p><form method="post" action="/common/SAS/ProcessAuth">${hidden('ctx', flowId)}
<div class="row"><button class="primary" type="submit">Approve</button></div></form>`,
  });

export interface ConsentPage {
  flowId: string;
  app: AppRegistration;
  upn: string;
  scopes: ResourceScope[];
  /** What an admin consents to for everybody: the admin consent page asks nothing else. */
  forTenant: 'asked' | 'always' | 'never';
}

export const sendConsent = (
  res: ServerResponse,
  { flowId, app, upn, scopes, forTenant }: ConsentPage,
): true => {
  const items = scopes.map(({ name }) => {
    const permission = findPermission({ api: 'Microsoft Graph', name, type: 'delegated' });
    return `<li>${escapeHtml(permission?.description ?? name)}</li>`;
  });
  const box =
    forTenant === 'asked'
      ? '<label><input type="checkbox" name="tenant" value="1"> Consent on behalf of your organization</label>'
      : forTenant === 'always'
        ? hidden('tenant', '1')
        : '';
  return sendPage(res, {
    pageId: 'ConvergedConsent',
    heading:
      forTenant === 'always'
        ? 'Permissions requested - review for your organization'
        : 'Permissions requested',
    body: `<p>${escapeHtml(upn)}</p><p><b>${escapeHtml(app.displayName)}</b></p><p>This app would like to:</p><ul>${items.join('')}</ul>
<form method="post" action="/common/Consent/Set">${hidden('ctx', flowId)}${box}
<div class="row"><button class="secondary" type="submit" name="decision" value="cancel">Cancel</button>
<button class="primary" type="submit" name="decision" value="accept">Accept</button></div></form>`,
  });
};

export const sendDeviceForm = (res: ServerResponse, wrong: boolean): true =>
  sendPage(res, {
    pageId: 'ConvergedRemoteConnect',
    title: 'Sign in to your account',
    heading: 'Enter code to allow access',
    body: `<form method="post" action="/device">
${wrong ? '<p class="error">That code didn\'t work. Check the code and try again.</p>' : '<p>Once you enter the code displayed on your app or device, it will have access to your account.</p>'}
<input name="otc" placeholder="Code" aria-label="Code" autocomplete="off">
<div class="row"><button class="primary" type="submit">Next</button></div></form>`,
  });

export const sendMessage = (res: ServerResponse, heading: string, text: string): true =>
  sendPage(res, { pageId: 'ConvergedMessage', heading, body: `<p>${escapeHtml(text)}</p>` });
