import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from '../../../lib/browser';
import { type Message, message, translate } from '../../../lib/i18n';
import { advise } from '../../../lib/oauth/advice';
import { checkStatically } from '../../../lib/oauth/static-checks';
import type { Advice } from '../../../lib/oauth/types';
import type { PointedFact, PointOrder } from '../../../lib/pointing';
import { parseSetup } from '../../../lib/setup';
import { endpointsOf } from '../../../lib/setup/derived';
import { exampleReport } from '../../example-report';
import { graphCallback, graphChannel, ids, reading } from '../guide/examples';
import { seen } from '../setup/pages';
import { appPage, Bench, frame, portal } from './bench';

/** We speak English, the portal German: what of it is in our texts is in German. */
let bench: Bench;
let id: string;
beforeEach(async () => {
  bench = new Bench();
  id = await bench.startBound();
  await bench.ready(frame(), null, portal, ['de']);
  await bench.observe(reading({ view: 'other' }), { url: portal });
});

const say = (text: Message | null | undefined): string | null => (text ? translate(text) : null);
const panel = () => bench.lastState(0)?.panel;
const fixOf = (id: string) => say(panel()?.guide.checks.find((check) => check.id === id)?.fix);

describe('with a portal in another language than ours', () => {
  it('a problem of a page names the value that it is about', async () => {
    const problem = {
      code: 'enterprise-application',
      fact: 'objectId',
      detail: 'ManagedAppMenuBlade',
    } as const;
    await bench.observe(reading({ view: 'other', problems: [problem] }), { url: portal });
    expect(panel()?.page.problems.map(({ text }) => translate(text))).toEqual([
      'This is the enterprise application. Its "Objekt-ID" is another one; open the app registration instead. ManagedAppMenuBlade',
    ]);
  });

  it.each<[PointedFact, string]>([
    ['tenantId', 'Click where the page shows: Verzeichnis-ID (Mandant).'],
    ['tokenEndpoint', 'Click where the page shows: Token endpoint.'],
  ])('who points at %s is told what the page calls it', async (fact, ask) => {
    // Frames answer in any order.
    const frames = [
      { frameId: 3, result: ['fr'] },
      { frameId: 0, result: ['de', 'en.en-us'] },
    ];
    bench.injected.mockResolvedValueOnce(frames);
    vi.spyOn(browser.tabs, 'get').mockResolvedValue({ id: 7, url: portal } as never);
    expect(await bench.ask({ type: 'point-at', tabId: 7, fact })).toBe('started');
    const [[{ args }]] = bench.injected.mock.calls.slice(-1) as unknown as [[{ args: [PointOrder] }]];
    const [order] = args;
    expect(say(order.ask)).toBe(ask);
    expect(say(order.refusals['secret-id'])).toBe(
      'This is the "Geheimnis-ID". The secret is in the column "Wert".',
    );
  });

  it('a check names its pages as the portal does', async () => {
    expect(fixOf('account-type')).toBe(
      'Open the app\'s page "Übersicht" or "Authentifizierung" in the portal.',
    );
    await bench.ask({ type: 'set-value', fact: 'tenantId', value: null });
    expect(fixOf('endpoints')).toBe(
      'Let "Verzeichnis-ID (Mandant)" be read from the app\'s page "Übersicht", or enter it.',
    );
  });

  it('the panel and the popup name its pages as it does', async () => {
    const { active } = await bench.ask({ type: 'get-state' });
    for (const guide of [panel()?.guide, active?.guide]) {
      expect(say(guide?.pages.secrets)).toBe('Zertifikate & Geheimnisse');
      expect(say(guide?.pages['app-list'])).toBe('App-Registrierungen');
      expect(say(guide?.pages.other)).toBe('another page of the portal');
    }
  });

  it('a walk through an app is titled by them', async () => {
    const ask = { recipeId: 'zammad', variantId: 'microsoft_graph', answers: {} } as const;
    await bench.ask({ type: 'start-setup', purpose: 'check', ...ask });
    await bench.observe(reading({ view: 'other' }), { url: portal });
    expect(panel()?.guide.steps.map(({ title }) => translate(title))).toEqual([
      'Übersicht',
      'Authentifizierung',
      'API-Berechtigungen',
      'Administratorzustimmung erteilen',
      'Zertifikate & Geheimnisse',
    ]);
  });

  it('a hint names the button that it warns of', async () => {
    const facts = { clientId: seen(ids.client) };
    await bench.observe(reading({ view: 'permissions', panes: ['keep-other-permissions'], facts }), {
      url: appPage('CallAnAPI'),
    });
    expect(say(bench.lastState(0)?.hint?.text)).toContain('"Nein" revokes them at once.');
  });

  const detail = { description: '', codes: [], traceId: null, correlationId: null, timestamp: null };
  const refused = (error: string, description = '') => advise({ ...detail, error, description });
  const signIn = (tenant: string) => {
    const { authorizationEndpoint: authorize, tokenEndpoint: token } = endpointsOf(tenant, 'global');
    return { authorize, token };
  };
  const wrongValue = (change: Partial<Parameters<typeof checkStatically>[0]>) =>
    checkStatically({
      cloud: 'global',
      endpoints: signIn(ids.tenant),
      variant: graphChannel,
      tenantId: ids.tenant,
      clientId: ids.client,
      clientSecret: 'abc8Q~secret',
      redirectUri: graphCallback,
      scopes: ['Mail.ReadWrite'],
      ...change,
    })?.advice;

  it.each<[string, Advice | undefined, string]>([
    [
      'consent',
      refused('consent_required'),
      'On the page "API-Berechtigungen" choose "Administratorzustimmung erteilen", then test again.',
    ],
    ['access', refused('access_denied'), '"Administratorzustimmung erteilen", and check'],
    ['the client', refused('invalid_client'), 'copy what stands under "Wert" at once'],
    ['the scopes', refused('invalid_scope'), 'the list on the page "API-Berechtigungen" with'],
    [
      'the tenant',
      refused('invalid_tenant'),
      'Copy "Verzeichnis-ID (Mandant)" from the app registration\'s page "Übersicht".',
    ],
    [
      'the app',
      refused('unauthorized_client'),
      'Copy "Anwendungs-ID (Client)" and "Verzeichnis-ID (Mandant)" again, both from the page "Übersicht"',
    ],
    [
      'personal accounts',
      refused('x', 'not enabled for consumers'),
      'under "Unterstützte Kontotypen" choose',
    ],
    [
      'public clients',
      advise({ ...detail, error: 'x', codes: [7000218] }, 'resource-owner-password'),
      'On the page "Authentifizierung" set "Öffentliche Client Flows zulassen" to "Ja" and choose "Speichern".',
    ],
    [
      'a code of the catalogue',
      advise({ ...detail, error: 'invalid_client', codes: [7000215] }),
      '"Zertifikate & Geheimnisse": create a new client secret and copy the column "Wert" at once',
    ],
    ['no client ID', wrongValue({ clientId: 'x' }), 'Copy "Anwendungs-ID (Client)" from'],
    ['no tenant', wrongValue({ tenantId: 'x y' }), 'Copy "Verzeichnis-ID (Mandant)" from'],
    [
      'other endpoints',
      wrongValue({ endpoints: signIn(ids.otherTenant) }),
      'from "Endpunkte" on the app registration\'s page "Übersicht"',
    ],
    ['a Secret ID', wrongValue({ clientSecret: ids.secret }), 'Copy what stands under "Wert".'],
  ])('what a test that fails by %s advises', async (_, advice, said) => {
    if (!advice) throw new Error('no advice');
    const messages = [message('literal', 'Save'), advice.cause, advice.fix];
    const stages = [{ id: 'sign-in' as const, outcome: 'fail' as const, messages, startedAt: 1, endedAt: 2 }];
    const test = exampleReport({
      state: 'failed',
      stages,
      failure: { stage: 'sign-in', detail: null, advice },
    });
    await bench.background.store.update(id, (setup) => ({ ...setup, test }));
    const { active } = await bench.ask({ type: 'get-state' });
    const shown = active?.setup.test;
    expect(say(shown?.failure?.advice.fix)).toContain(said);
    expect(shown?.stages[0]?.messages.map(translate)).toEqual([
      'Save',
      say(shown?.failure?.advice.cause),
      say(shown?.failure?.advice.fix),
    ]);
    // It is kept as words: the admin may see the portal in another language tomorrow.
    expect((await bench.background.store.find(id))?.test).toEqual(test);
  });

  it('advice that an earlier version kept without the words is read on, with nothing wrong in their places', async () => {
    const fix = { key: 'testConsentRequiredFix', params: ['consent_required'] } as const;
    const advice = { ...refused('consent_required'), fix: { ...fix, params: [...fix.params] } };
    const failure = { stage: 'sign-in', detail: null, advice } as const;
    const test = parseSetup({
      ...(await bench.background.store.find(id)),
      test: exampleReport({ state: 'failed', failure }),
    })?.test;
    expect(test?.failure?.advice.fix).toEqual(fix);
    await bench.background.store.update(id, (setup) => ({ ...setup, test: test ?? null }));
    const { active } = await bench.ask({ type: 'get-state' });
    expect(say(active?.setup.test?.failure?.advice.fix)).toBe('On the page "" choose "", then test again.');
  });
});
