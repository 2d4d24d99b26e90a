import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { sendJson } from '../http';

export { faults } from './fault-texts';

/** An error as Entra words it. */
export interface Fault {
  code: number;
  error: string;
  message: string;
  suberror?: string;
}

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value;

/** A fault with the identifiers that Microsoft's support asks for. */
export interface Incident {
  description: string;
  traceId: string;
  correlationId: string;
  timestamp: string;
}

export const incidentOf = ({ code, message }: Fault): Incident => {
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const timestamp = new Date().toISOString().replace('T', ' ').replace(/\.\d+/, '');
  const description = `AADSTS${code}: ${message}\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: ${timestamp}`;
  return { description, traceId, correlationId, timestamp };
};

export const statusOf = ({ error }: Fault): number => (error === 'invalid_client' ? 401 : 400);

/** The JSON that the token, device code and discovery endpoints answer with (knowledge/oauth.md §2.6). */
export const faultBody = (host: string, fault: Fault): Record<string, unknown> => {
  const incident = incidentOf(fault);
  return {
    error: fault.error,
    error_description: incident.description,
    error_codes: [fault.code],
    timestamp: incident.timestamp,
    trace_id: incident.traceId,
    correlation_id: incident.correlationId,
    error_uri: `https://${host}/error?code=${fault.code}`,
    ...(fault.suberror ? { suberror: fault.suberror } : {}),
  };
};

export const sendFault = (res: ServerResponse, host: string, fault: Fault): true =>
  sendJson(res, statusOf(fault), faultBody(host, fault));
