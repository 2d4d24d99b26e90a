// @vitest-environment node
import { expect, it } from 'vitest';
import { endpointAddress } from '../../../lib/delivery/endpoint-address';
import { safeAddress } from '../../../lib/delivery/safe-address';
import type { DestinationSpec } from '../../../lib/recipes/schema';

it.each(['https://desk.example/api', 'http://localhost:8080/', 'http://127.0.0.1/'])(
  'settings may go to %s',
  (address) => {
    expect(safeAddress(address)?.href).toBe(address);
  },
);

it.each([
  [null],
  ['desk.example'],
  ['http://desk.example/'],
  ['http://localhost.desk.example/'],
  ['ftp://localhost/'],
  ['https://user@desk.example/'],
  ['https://:password@desk.example/'],
])('settings never go to %s', (address) => {
  expect(safeAddress(address)).toBeNull();
});

const places = { helpdeskUrl: 'https://desk.example/sub/', address: 'https://api.example/in' };

it.each<[DestinationSpec, string]>([
  [{ kind: 'zammad-rest', provider: 'microsoft_graph' }, 'https://desk.example/sub/'],
  [{ kind: 'settings-endpoint' }, 'https://api.example/in'],
  [{ kind: 'settings-endpoint', path: '/in' }, 'https://desk.example/sub/in'],
])('%j has one address, %s', (spec, address) => {
  expect(endpointAddress(spec, places)?.href).toBe(address);
});
