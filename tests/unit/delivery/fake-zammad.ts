import type { DeliveryDeps, DeliveryInput } from '../../../lib/delivery/types';
import { exampleReport, exampleStage } from '../../example-report';

export const secret = 'abc8Q~SECRET-of-the-test-SECRET-of-the-test';
export const token = 'HELPDESK-TOKEN-of-the-test';
export const callbackUrl = 'https://help.example/api/v1/external_credentials/microsoft_graph/callback';

export const deliveryInput = (change: Partial<DeliveryInput> = {}): DeliveryInput => ({
  settings: [
    { key: 'client_id', label: 'Client ID', value: 'client-1', secret: false },
    { key: 'client_secret', label: 'Client Secret', value: secret, secret: true },
    { key: 'client_tenant', label: 'Tenant', value: 'tenant-1', secret: false },
  ],
  setupId: 'setup-1',
  recipe: { id: 'zammad', name: 'Zammad', version: 1 },
  variant: { id: 'microsoft_graph', name: 'Microsoft 365 Graph Email' },
  helpdeskUrl: 'https://help.example/',
  address: null,
  redirectUri: callbackUrl,
  mailbox: null,
  token,
  includeSecret: true,
  untested: false,
  fingerprint: 'f1',
  sealingKey: null,
  test: {
    ...exampleReport({
      endedAt: Date.UTC(2026, 10, 21),
      account: 'support@x.example',
      tenantId: 'tenant-1',
      grantedScopes: ['Mail.Send'],
      stages: [exampleStage('sign-in', 'pass')],
    }),
    stale: false,
  },
  ...change,
});

type Answer = { status?: number; body?: unknown } | Error;

/** Zammad's REST API as far as a delivery asks it. `answers` replaces any, by `METHOD path`. */
export class FakeZammad implements DeliveryDeps {
  readonly asked: { method: string; path: string; init: RequestInit }[] = [];
  readonly answers: Record<string, Answer> = {
    'GET /api/v1/channels/admin/microsoft_graph': { body: { callback_url: callbackUrl } },
    'GET /api/v1/external_credentials': { body: [] },
    'POST /api/v1/external_credentials': {
      status: 201,
      body: { id: 7, name: 'microsoft_graph', credentials: {} },
    },
    'PUT /api/v1/external_credentials/3': { body: { id: 3, name: 'microsoft_graph', credentials: {} } },
  };
  now = () => 1000;
  keyFor = async (origin: string, content: string) => `key of ${origin} ${content.length}`;

  fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname: path } = new URL(url);
    const method = init.method ?? 'GET';
    this.asked.push({ method, path, init });
    const answer = this.answers[`${method} ${path}`] ?? { status: 404, body: {} };
    if (answer instanceof Error) throw answer;
    return new Response(JSON.stringify(answer.body ?? null), { status: answer.status ?? 200 });
  };

  has(...credentials: Record<string, unknown>[]): void {
    const body = credentials.map((held, index) => ({
      id: 3 + index,
      name: 'microsoft_graph',
      credentials: held,
    }));
    this.answers['GET /api/v1/external_credentials'] = {
      body: [{ id: 1, name: 'github', credentials: {} }, ...body],
    };
  }

  get calls(): string[] {
    return this.asked.map(({ method, path }) => `${method} ${path}`);
  }

  get written(): Record<string, unknown> | null {
    const last = this.asked.find(({ method }) => method !== 'GET');
    return last ? JSON.parse(String(last.init.body)) : null;
  }
}
