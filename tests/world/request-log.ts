import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request as a host of the practice world received it. */
export interface LoggedRequest {
  at: Date;
  host: string;
  method: string;
  /** Path and query, as sent. */
  path: string;
  headers: IncomingHttpHeaders;
  /** Grows while the request is read; cut at `bodyLimit` characters. */
  body: string;
}

export interface RequestPattern {
  host?: string;
  method?: string;
  path?: string | RegExp;
}

const bodyLimit = 20_000;

const matchesPath = (path: string, pattern: string | RegExp) =>
  typeof pattern === 'string' ? path === pattern || path.startsWith(`${pattern}?`) : pattern.test(path);

/** Everything that reached any host, so that a test can prove what did not. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  /** Notes a request and listens in on its body without consuming it. */
  record(req: IncomingMessage, host: string): LoggedRequest {
    const entry: LoggedRequest = {
      at: new Date(),
      host,
      method: req.method ?? 'GET',
      path: req.url ?? '/',
      headers: req.headers,
      body: '',
    };
    this.entries.push(entry);
    // The parser hands the body over by push(): the one place to see it that leaves the stream to its handler.
    const push = req.push.bind(req);
    req.push = (chunk: unknown, encoding?: BufferEncoding) => {
      if (Buffer.isBuffer(chunk) && entry.body.length < bodyLimit)
        entry.body = (entry.body + chunk.toString('utf8')).slice(0, bodyLimit);
      return push(chunk, encoding);
    };
    return entry;
  }

  find({ host, method, path }: RequestPattern): LoggedRequest[] {
    return this.entries.filter(
      (entry) =>
        (host === undefined || entry.host === host) &&
        (method === undefined || entry.method === method) &&
        (path === undefined || matchesPath(entry.path, path)),
    );
  }

  reaching(host: string): LoggedRequest[] {
    return this.find({ host });
  }

  /** The requests in which a text (a code, a secret) travelled, plain or percent-encoded, to a host or to any host. */
  carrying(text: string, host?: string): LoggedRequest[] {
    const forms = [text, encodeURIComponent(text), new URLSearchParams({ v: text }).toString().slice(2)];
    return this.entries.filter((entry) => {
      if (host !== undefined && entry.host !== host) return false;
      const seen = `${entry.path}\n${entry.body}\n${JSON.stringify(entry.headers)}`;
      return forms.some((form) => seen.includes(form));
    });
  }

  /** All that a host was told, in one text. */
  textOf(host: string): string {
    return this.reaching(host)
      .map(({ path, body, headers }) => `${path}\n${body}\n${JSON.stringify(headers)}`)
      .join('\n');
  }

  clear(): void {
    this.entries.length = 0;
  }
}
