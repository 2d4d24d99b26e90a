import type { IncomingMessage } from 'node:http';

/** What both PHP products share: how they read cookies and forms, and what PHP calls empty. */

export const cookieOf = (req: IncomingMessage, name: string): string | undefined =>
  (req.headers.cookie ?? '')
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** PHP's `empty()`: the text `0` too. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === false || value === '' || value === 0 || value === '0';

export const parseForm = (body: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(body));
