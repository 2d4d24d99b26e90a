import type { ServerResponse } from 'node:http';
import { personalLogin } from '../../../lib/hosts';
import { type HostHandler, sendHtml, sendRedirect } from '../http';
import type { Fault } from './faults';

/** The older sign-in of personal accounts has no numbers, and words of its own for what Entra has numbers for. */
const words: Record<number, { error: string; message: string }> = {
  50011: {
    error: 'invalid_request',
    message:
      "The provided value for the input parameter 'redirect_uri' is not valid. The expected value is a URI which matches a redirect URI registered for this client application.",
  },
  700016: {
    error: 'unauthorized_client',
    message:
      'The client does not exist or is not enabled for consumers. If you are the application developer, configure a new application through the App Registrations in the Azure Portal.',
  },
};

/** It shows a page for everybody, and says what happened behind its address (OneDrive's documentation of the sign-in). */
export const sendPersonalFault = (res: ServerResponse, fault: Fault): true => {
  const { error, message } = words[fault.code] ?? fault;
  const said = new URLSearchParams({ error, error_description: message });
  return sendRedirect(res, `https://${personalLogin}/err.srf?lc=1033#${said}`);
};

export const answerPersonal: HostHandler = async (req, res) => {
  if (!req.url?.startsWith('/err.srf')) return false;
  return sendHtml(
    res,
    200,
    '<!DOCTYPE html><title>Microsoft account</title><h1>Something went wrong</h1><p>Microsoft account is experiencing technical problems. Please try again later.</p>',
  );
};
