import type { Page } from 'playwright-core';
import type { AppState, PageMessage } from '../../lib/messages';
import type { Setup } from '../../lib/setup/types';

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  storage: {
    local: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> };
  };
};

export const send = (popup: Page, message: PageMessage): Promise<AppState> =>
  popup.evaluate((sent) => chrome.runtime.sendMessage(sent), message) as Promise<AppState>;

/** As if the rest of the job had been done: what a test and a delivery would have left behind, and nothing else. */
export async function patchActive(popup: Page, change: Partial<Setup>): Promise<void> {
  const { active } = await send(popup, { type: 'get-state' });
  if (!active) throw new Error('no setup is under way');
  await popup.evaluate(
    async ({ id, changed }) => {
      const { setups } = (await chrome.storage.local.get('setups')) as { setups: Record<string, object> };
      await chrome.storage.local.set({ setups: { ...setups, [id]: { ...setups[id], ...changed } } });
    },
    { id: active.setup.id, changed: change },
  );
  await send(popup, { type: 'show-panel' });
}

/** Until the guide says this of a check. */
export const untilCheck = (popup: Page, id: string, ...outcomes: string[]): Promise<AppState> =>
  until(popup, `the check ${id} is ${outcomes.join(' or ')}`, ({ active }) =>
    outcomes.includes(active?.guide.checks.find((check) => check.id === id)?.outcome ?? 'none'),
  );

/** Until the open app is known, and not yet taken for the setup's. */
export const untilCandidate = (popup: Page, clientId: string): Promise<AppState> =>
  until(
    popup,
    `${clientId} is the candidate`,
    ({ active }) => active?.setup.candidate?.clientId === clientId,
  );

async function until(popup: Page, what: string, isSo: (state: AppState) => boolean): Promise<AppState> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const state = await send(popup, { type: 'get-state' });
    if (isSo(state)) return state;
    if (Date.now() > deadline) throw new Error(`it never came to this: ${what}`);
    await popup.waitForTimeout(200);
  }
}

const stage = (id: string, outcome: string, ...keys: (string | [string, string])[]) => ({
  id,
  outcome,
  messages: keys.map((key) => (typeof key === 'string' ? { key } : { key: key[0], params: [key[1]] })),
  startedAt: 0,
  endedAt: 1,
});

/** A test of exactly the values that the guide has now. */
export function testOf({ active }: AppState, state: 'passed' | 'failed' | 'running'): Setup['test'] {
  const { setup, guide, variant } = active ?? {};
  const stages = [
    stage('preconditions', 'pass'),
    stage('discovery', 'pass'),
    stage('client-credentials', 'pass'),
    stage('sign-in', state === 'running' ? 'running' : state === 'failed' ? 'fail' : 'pass', 'testSignedIn'),
    ...(state === 'passed'
      ? [
          stage('redemption', 'pass'),
          stage('scopes', 'pass', ['testScopesGranted', variant?.scopes.values.join(', ') ?? '']),
          stage('refresh', 'pass', 'testRefreshed'),
        ]
      : []),
  ];
  return {
    id: 'shown',
    fingerprint: guide?.fingerprint ?? '',
    registered: { accountType: null, publicClient: null },
    state,
    stages,
    startedAt: Date.now() - 40_000,
    endedAt: state === 'running' ? null : Date.now() - 5000,
    cloud: 'global',
    clientId: setup?.facts.clientId?.value ?? '',
    requestedScopes: variant?.scopes.values ?? [],
    versions: { waymark: '0.1.0', browser: 'Chrome 150' },
    servicePrincipalId: null,
    account: state === 'passed' ? 'support@contoso.onmicrosoft.com' : null,
    tenantId: setup?.facts.tenantId?.value ?? null,
    grantedScopes: [],
    failure:
      state === 'failed'
        ? {
            stage: 'sign-in',
            detail: {
              error: 'invalid_request',
              codes: [50011],
              description:
                'AADSTS50011: The redirect URI specified in the request does not match the redirect URIs configured for the application.',
              traceId: '0b6d1c7e-7a1f-4a43-9c52-6a6f6a4b1d00',
              correlationId: '5c1f9a3e-2f11-4e6c-8a1b-8d2f1e0c7b33',
              timestamp: '2026-11-21 12:00:00Z',
            },
            advice: {
              code: 50011,
              cause: { key: 'testRedirectMissingCause' },
              fix: { key: 'testRedirectFix' },
              check: 'redirect-uri',
              page: 'authentication',
            },
          }
        : null,
    deviceCode: null,
  } as unknown as Setup['test'];
}

export const receiptOf = ({ active }: AppState): Setup['receipts'] => [
  {
    destination: 'zammad-rest',
    target: 'helpdesk.example',
    at: Date.now(),
    outcome: 'created',
    reference: '12',
    includesSecret: true,
    fingerprint: active?.guide.fingerprint ?? '',
    untested: false,
    next: [],
  },
];
