// @vitest-environment node
import { expect, it } from 'vitest';
import { parseResource } from '../../../lib/oauth/scopes';

it.each([
  ['https://graph.microsoft.com/', 'graph'],
  ['00000003-0000-0000-C000-000000000000', 'graph'],
  ['https://API.example/', 'api.example'],
  ['https://constructor/', 'constructor'],
  ['constructor', 'constructor'],
])('%s is the API %s', (audience, resource) => {
  expect(parseResource(audience)).toBe(resource);
});
