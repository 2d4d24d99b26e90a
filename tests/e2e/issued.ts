import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world/start';

/** What may be known in a few places only, by name. */
export type Sensitive = Record<string, string>;

const tokenPath = /\/oauth2\/v2\.0\/token/;

/** Everything confidential that the sign-in pages and the token endpoint have made and been told, since it was opened. */
export class Issued {
  readonly #codes: string[] = [];
  readonly #answers: string[] = [];

  constructor(private readonly world: World) {
    const { idp } = world;
    const handle = idp.handle.bind(idp);
    idp.handle = async (req: IncomingMessage, res: ServerResponse, host: string) => {
      this.#listen(req, res);
      return handle(req, res, host);
    };
  }

  /** By kind and number, such as `code 0`. */
  get values(): Sensitive {
    const { log, directory } = this.world;
    const requests = log.find({ path: /\/oauth2\/v2\.0\// });
    const forms = requests.map(({ path, body }) => new URLSearchParams(body || path.split('?')[1]));
    const tokens = this.#answers.map((text) => JSON.parse(text) as Record<string, string>);
    const all: Record<string, (string | null | undefined)[]> = {
      secret: directory.apps.flatMap(({ secrets }) => secrets.map(({ value }) => value)),
      code: this.#codes,
      state: forms.map((form) => form.get('state')),
      verifier: forms.map((form) => form.get('code_verifier')),
      password: forms.map((form) => form.get('password')),
      access_token: tokens.map(({ access_token }) => access_token),
      id_token: tokens.map(({ id_token }) => id_token),
      refresh_token: tokens.map(({ refresh_token }) => refresh_token),
    };
    return Object.fromEntries(
      Object.entries(all).flatMap(([kind, values]) =>
        [...new Set(values.filter((value) => value))].map((value, index) => [
          `${kind} ${index}`,
          value ?? '',
        ]),
      ),
    );
  }

  /** The names of the values that a text contains, plain or percent-encoded. */
  foundIn(text: string, values = this.values): string[] {
    return Object.entries(values)
      .filter(([, value]) => text.includes(value) || text.includes(encodeURIComponent(value)))
      .map(([name]) => name);
  }

  #listen(req: IncomingMessage, res: ServerResponse): void {
    const writeHead = res.writeHead.bind(res) as (...parts: unknown[]) => ServerResponse;
    const end = res.end.bind(res) as (...parts: unknown[]) => ServerResponse;
    res.writeHead = ((...parts: unknown[]) => {
      this.#noteCodes(JSON.stringify(parts));
      return writeHead(...parts);
    }) as typeof res.writeHead;
    res.end = ((...parts: unknown[]) => {
      const body = parts[0] ? String(parts[0]) : '';
      this.#noteCodes(`${res.getHeader('location') ?? ''} ${body}`);
      if (body && req.method === 'POST' && tokenPath.test(req.url ?? '')) this.#answers.push(body);
      return end(...parts);
    }) as typeof res.end;
  }

  /** On the way to a callback: in an address, or in a form. */
  #noteCodes(text: string): void {
    for (const [, inAddress, inForm] of text.matchAll(
      /[?&#]code=([^&"'\\#\s]+)|name="code" value="([^"]+)"/g,
    )) {
      const code = decodeURIComponent(inAddress ?? inForm ?? '');
      if (!this.#codes.includes(code)) this.#codes.push(code);
    }
  }
}
