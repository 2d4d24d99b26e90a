import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { parseArgs } from 'node:util';
import { createHelpdesk } from './helpdesk.mjs';
import { path } from './receiver.mjs';

/** node docs/examples/receiver/server.mjs [--port 8080] [--cert cert.pem --key key.pem] [--private-jwk key.json] [--tokens 4] */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    cert: { type: 'string' },
    key: { type: 'string' },
    'private-jwk': { type: 'string' },
    tokens: { type: 'string', default: '0' },
  },
});
const { cert, key, 'private-jwk': jwk } = values;
const scheme = cert && key ? 'https' : 'http';
const { listener, receiver } = createHelpdesk({
  originOf: (req) => `${scheme}://${req.headers.host}`,
  privateJwk: jwk ? JSON.parse(readFileSync(jwk, 'utf8')) : null,
});
const server =
  cert && key
    ? createHttpsServer({ cert: readFileSync(cert), key: readFileSync(key) }, listener)
    : createHttpServer(listener);
server.listen(Number(values.port), '127.0.0.1', () => {
  const origin = `${scheme}://localhost:${server.address().port}`;
  console.log(`settings page: ${origin}/settings/mail\nendpoint:      ${origin}${path}`);
  for (let i = 0; i < Number(values.tokens); i++)
    console.log(`token:         ${receiver.tokens.issue().token}`);
});
