import { request } from 'node:https';

/** A `fetch` for Node that finds the practice world behind every host name. It never follows redirects or adds `Origin`. */
export const worldFetch =
  (port: number) =>
  (input: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input);
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = init.body === undefined || init.body === null ? '' : String(init.body);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port,
          path: url.pathname + url.search,
          method: init.method ?? 'GET',
          headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
          rejectUnauthorized: false,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            const answerHeaders = new Headers();
            for (const [name, values] of Object.entries(answer.headersDistinct))
              for (const value of values ?? []) answerHeaders.append(name, value);
            const status = answer.statusCode ?? 500;
            const hasBody = status !== 204 && status !== 304;
            resolve(new Response(hasBody ? Buffer.concat(chunks) : null, { status, headers: answerHeaders }));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  };

export interface VisitedPage {
  url: string;
  status: number;
  html: string;
  headers: Headers;
}

/** As much of a browser as the sign-in pages need: cookies, redirects and forms, stopping before it leaves `hosts`. */
export class PageVisitor {
  private readonly cookies = new Map<string, Map<string, string>>();
  private readonly fetch: ReturnType<typeof worldFetch>;

  constructor(
    port: number,
    private readonly hosts = ['login.microsoftonline.com', 'login.microsoft.com'],
  ) {
    this.fetch = worldFetch(port);
  }

  /** Cookies gone, as in a new profile. */
  forget(): void {
    this.cookies.clear();
  }

  /** The page that a visit ends at, or the first address on another host, unvisited and with status 0. */
  async open(address: string | URL, init: RequestInit = {}): Promise<VisitedPage> {
    let url = new URL(address);
    let options = init;
    for (let hops = 0; hops < 10; hops++) {
      if (!this.hosts.includes(url.host))
        return { url: url.href, status: 0, html: '', headers: new Headers() };
      const jar = this.cookies.get(url.host) ?? new Map<string, string>();
      this.cookies.set(url.host, jar);
      const headers = new Headers(options.headers);
      if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      const response = await this.fetch(url, { ...options, headers });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) {
        return {
          url: url.href,
          status: response.status,
          html: await response.text(),
          headers: response.headers,
        };
      }
      url = new URL(location, url);
      options = {};
    }
    throw new Error(`too many redirects, the last to ${url.href}`);
  }

  /** Sends a page's form with its hidden fields and these. */
  submit(page: VisitedPage, fields: Record<string, string>): Promise<VisitedPage> {
    const action = /<form[^>]* action="([^"]+)"/.exec(page.html)?.[1];
    if (!action) throw new Error(`no form on ${page.url}:\n${page.html}`);
    const form = new URLSearchParams(fields);
    for (const [, name = '', value = ''] of page.html.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)">/g,
    ))
      form.set(name, value);
    return this.open(new URL(action, page.url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(page.url).origin },
      body: form.toString(),
    });
  }
}
