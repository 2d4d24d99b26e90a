import { contractSchemas } from './schemas';

export const openApiFile = 'docs/schema/settings-endpoint.openapi.json';

const schemaOf = (name: string): object => {
  const [, text = '{}'] = contractSchemas.find(([file]) => file.endsWith(`/${name}.schema.json`)) ?? [];
  const { $schema: _, ...schema } = JSON.parse(text) as Record<string, unknown>;
  return schema;
};

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
const header = (name: string, description: string, schema: object, required = false) => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});
const etag = {
  ETag: { description: 'A strong one: of all that is stored for this token.', schema: { type: 'string' } },
};
const stored = (description: string) => ({
  description,
  headers: etag,
  content: { 'application/json': { schema: ref('Stored') } },
});

/** The settings endpoint for whoever builds one: docs/settings-endpoint.md as OpenAPI 3.1, the schemas being ours. */
export const renderOpenApi = (): string => {
  const refused = {
    401: problem('The token is unknown, out of date or used up.'),
    403: problem('The token may not do this.'),
  };
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Waymark settings endpoint',
      version: '1.0.0',
      description:
        'What a helpdesk offers to take its settings: see docs/settings-endpoint.md. The major version is the `version` of the body.',
    },
    security: [{ token: [] }],
    paths: {
      '/': {
        summary: 'Any address of yours: the recipe, the admin or your settings page names it.',
        get: {
          summary: 'Which version is there',
          responses: {
            200: { description: 'Something is stored.', headers: etag },
            404: problem('Nothing is stored yet, or you do not tell.'),
            405: problem('You do not tell.'),
            ...refused,
          },
        },
        post: {
          summary: 'Take the settings',
          parameters: [
            header(
              'Idempotency-Key',
              'The same for the same content, until it has arrived.',
              { type: 'string', minLength: 16, maxLength: 255 },
              true,
            ),
            header('If-Match', 'The ETag that GET named.', { type: 'string' }),
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { oneOf: [ref('Delivery'), ref('Sealed')] } } },
          },
          responses: {
            200: stored('Changed, or a repetition.'),
            201: stored('Stored as new.'),
            204: { description: 'Stored, and nothing to say.' },
            400: problem('No JSON, or no Idempotency-Key.'),
            ...refused,
            409: problem('The same key is being worked on, or other settings stand in the way.'),
            412: problem('If-Match is not the version that is there.'),
            413: problem('The body is too large.'),
            415: problem('The body is not application/json.'),
            422: problem(
              'Values, a version or a seal that can not be used; or a known key with other content.',
            ),
            429: {
              ...problem('Too many.'),
              headers: {
                'Retry-After': { description: 'Seconds, or a date.', schema: { type: 'string' } },
              },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'For one delivery, or an access token of yours.',
        },
      },
      schemas: {
        Delivery: schemaOf('delivery'),
        Sealed: schemaOf('sealed'),
        Stored: {
          type: 'object',
          properties: {
            reference: { type: 'string', maxLength: 100 },
            continueUrl: { type: 'string', format: 'uri', maxLength: 2000 },
          },
        },
        Problem: {
          type: 'object',
          properties: {
            title: { type: 'string' },
            detail: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
