import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request of one host; false if the host has no such page. */
export type HostHandler = (req: IncomingMessage, res: ServerResponse, host: string) => Promise<boolean>;

export const readBody = async (req: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

export const sendJson = (
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): true => {
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  res.end(JSON.stringify(body));
  return true;
};

export const sendHtml = (
  res: ServerResponse,
  status: number,
  html: string,
  headers: Record<string, string> = {},
): true => {
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  res.end(html);
  return true;
};

export const sendRedirect = (res: ServerResponse, location: string): true => {
  res.writeHead(302, { location, 'cache-control': 'no-store' });
  res.end();
  return true;
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Breaks off in the middle of an answer. A connection that dies before one is tried again by browsers, unasked. */
export const breakOff = (res: ServerResponse): true => {
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  res.write('{', () => res.destroy());
  return true;
};
