import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppRegistration } from '../directory';
import type { IdentityContext } from './context';
import type { Fault } from './faults';
import type { ProtocolProvider } from './provider';

export interface TokenRequest {
  req: IncomingMessage;
  res: ServerResponse;
  host: string;
  segment: string;
  form: URLSearchParams;
  app: AppRegistration;
  secret: string | null;
  origin: string | undefined;
  provider: ProtocolProvider;
}

/** Answers the request, or says what is wrong with it. */
export type Grant = (context: IdentityContext, request: TokenRequest) => Promise<Fault | true>;

export const tokenLifetime = 4399;
