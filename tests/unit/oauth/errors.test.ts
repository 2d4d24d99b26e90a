import { describe, expect, it } from 'vitest';
import { findCodes, parseErrorBody, parseErrorText, parseRedirectError } from '../../../lib/oauth/errors';

const ids = {
  traceId: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
  correlationId: '11111111-2222-3333-4444-555555555555',
  timestamp: '2026-11-21 02:02:12Z',
};
const tail = `\r\nTrace ID: ${ids.traceId}\r\nCorrelation ID: ${ids.correlationId}\r\nTimestamp: ${ids.timestamp}`;
const wrongSecret =
  "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '1234'.";

describe('an error of the token endpoint', () => {
  it('is read from its fields', () => {
    const detail = parseErrorBody({
      error: 'invalid_client',
      error_description: wrongSecret + tail,
      error_codes: [7000215],
      timestamp: ids.timestamp,
      trace_id: ids.traceId,
      correlation_id: ids.correlationId,
      error_uri: 'https://login.microsoftonline.com/error?code=7000215',
    });
    expect(detail).toEqual({ error: 'invalid_client', codes: [7000215], description: wrongSecret, ...ids });
  });

  it('is read from its text where the fields are missing', () => {
    expect(parseErrorBody({ error: 'invalid_client', error_description: wrongSecret + tail })).toEqual({
      error: 'invalid_client',
      codes: [7000215],
      description: wrongSecret,
      ...ids,
    });
  });

  it('has the codes of the field and of the text, each once', () => {
    const body = {
      error: 'x',
      error_description: 'AADSTS70000: a. AADSTS7000012: b.',
      error_codes: [50076, 70000],
    };
    expect(parseErrorBody(body)?.codes).toEqual([50076, 70000, 7000012]);
  });

  it.each([
    ['no object', 'invalid_client'],
    ['no error', { error_description: 'AADSTS1' }],
    ['an error that is no text', { error: 7 }],
    ['nothing', null],
  ])('is none: %s', (_, body) => {
    expect(parseErrorBody(body)).toBeNull();
  });

  it('is kept although one field is of another shape', () => {
    const body = { error: 'invalid_grant', error_codes: 'many', claims: { access_token: {} }, trace_id: 7 };
    expect(parseErrorBody(body)).toMatchObject({ error: 'invalid_grant', codes: [], traceId: null });
  });

  it('is cut short', () => {
    const detail = parseErrorBody({ error: 'x', error_description: 'y'.repeat(5000) });
    expect(detail?.description).toHaveLength(1000);
  });
});

describe('an error in a redirect', () => {
  it('is read with its plus signs and line ends', () => {
    const query =
      'error=invalid_client&error_description=AADSTS650053%3a+The+application+%27Helpdesk%27+asked+for+scope+%27Mail.Raed%27.%0d%0aTrace+ID%3a+0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0%0d%0aCorrelation+ID%3a+11111111-2222-3333-4444-555555555555%0d%0aTimestamp%3a+2026-11-21+02%3a02%3a12Z&state=s';
    expect(parseRedirectError(new URLSearchParams(query))).toEqual({
      error: 'invalid_client',
      codes: [650053],
      description: "AADSTS650053: The application 'Helpdesk' asked for scope 'Mail.Raed'.",
      ...ids,
    });
  });

  it('is none without error', () => {
    expect(parseRedirectError(new URLSearchParams('code=c&state=s'))).toBeNull();
  });
});

it('reads the text of a page', () => {
  const text =
    "AADSTS50011: The redirect URI 'https://h.example/cb' does not match. Request Id: 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 Correlation Id: 11111111-2222-3333-4444-555555555555 Timestamp: 2026-11-21T02:02:12Z";
  expect(parseErrorText(text)).toMatchObject({
    error: 'page',
    codes: [50011],
    description: "AADSTS50011: The redirect URI 'https://h.example/cb' does not match.",
    traceId: ids.traceId,
    correlationId: ids.correlationId,
    timestamp: '2026-11-21T02:02:12Z',
  });
});

it.each([
  ['AADSTS70000: x', [70000]],
  ['AADSTS7000012: x', [7000012]],
  ['AADSTS50011 and AADSTS500113', [50011, 500113]],
  ['AADSTS12', []],
  ['AADSTS00000001-0000-1000-8000-000000000000', []],
])('takes whole numbers of %s', (text, codes) => {
  expect(findCodes(text)).toEqual(codes);
});
