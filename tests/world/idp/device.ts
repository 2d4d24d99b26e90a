import { randomBytes, randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../http';
import type { IdentityContext } from './context';
import { faults, isFault, sendFault } from './faults';
import { sendDeviceForm } from './pages';
import { parseScopes } from './scopes';
import { forcedFault } from './settings';
import type { SignIn } from './sign-in';
import { checkAudience, checkTenant } from './tenant';

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const lifetime = 900;

/** `/{tenant}/oauth2/v2.0/devicecode`. Whether the app may use it shows at the token endpoint only. */
export const answerDeviceCode = async (
  context: IdentityContext,
  { req, res, host, segment }: { req: IncomingMessage; res: ServerResponse; host: string; segment: string },
): Promise<true> => {
  if (req.method !== 'POST') return sendFault(res, host, faults.verb('POST', req.method ?? ''));
  const params = new URLSearchParams(await readBody(req));
  const tenantFault = checkTenant(context, host, segment);
  if (tenantFault) return sendFault(res, host, tenantFault);
  const clientId = params.get('client_id');
  if (!clientId) return sendFault(res, host, faults.missing('client_id'));
  const app = context.findApp(host, clientId);
  if (!app) return sendFault(res, host, faults.unknownApp(clientId, context.directory.tenant.displayName));
  const audienceFault = checkAudience(app, segment);
  if (audienceFault) return sendFault(res, host, audienceFault);
  const scope = params.get('scope');
  if (!scope) return sendFault(res, host, faults.missing('scope'));
  const forced = forcedFault(context, 'device');
  if (forced) return sendFault(res, host, forced);
  const request = parseScopes(scope, app, context.directory.tenant.displayName);
  if (isFault(request)) return sendFault(res, host, request);

  const deviceCode = randomBytes(60).toString('base64url');
  const userCode = Array.from({ length: 9 }, () => alphabet[randomInt(alphabet.length)]).join('');
  const flow = context.startFlow({ kind: 'device', host, segment, params, app, request });
  context.deviceCodes.push({
    deviceCode,
    userCode,
    flow,
    expires: Date.now() + lifetime * 1000,
    state: 'pending',
  });
  const verificationUri = 'https://login.microsoft.com/device';
  return sendJson(res, 200, {
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: verificationUri,
    expires_in: lifetime,
    interval: 5,
    message: `To sign in, use a web browser to open the page ${verificationUri} and enter the code ${userCode} to authenticate.`,
  });
};

/** The page that a person opens to enter the code; it leads into the sign-in pages of the login host. */
export const answerDevicePage = async (
  context: IdentityContext,
  signIn: SignIn,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<true> => {
  if (req.method !== 'POST') return sendDeviceForm(res, false);
  const code = new URLSearchParams(await readBody(req)).get('otc')?.trim().toUpperCase();
  const device = context.deviceCodes.find(
    ({ userCode, expires, state }) => userCode === code && state === 'pending' && expires > Date.now(),
  );
  return device ? signIn.showPicker(res, device.flow) : sendDeviceForm(res, true);
};
