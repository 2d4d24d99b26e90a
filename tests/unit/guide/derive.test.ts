import { describe, expect, it } from 'vitest';
import { derive } from '../../../lib/guide/derive';
import { wordText } from '../../../lib/message-params';
import { matrix42 } from '../../../lib/recipes/matrix42';
import { zammad } from '../../../lib/recipes/zammad';
import type { Setup } from '../../../lib/setup/types';
import { exampleReport } from '../../example-report';
import {
  completeMatrix42,
  completeSetup,
  empty,
  graphCallback,
  graphChannel,
  guideOf,
  ids,
  now,
  onPage,
  platform,
  rowsOf,
  variantOf,
  without,
} from './examples';

const passing = (setup: Setup): Setup => ({
  ...setup,
  test: exampleReport({ fingerprint: guideOf(setup).fingerprint ?? '' }),
});

describe('steps', () => {
  it('Zammad has all of them, Matrix42 no secret', () => {
    expect(guideOf(empty()).steps.map(({ id }) => id)).toEqual([
      'register',
      'authentication',
      'permissions',
      'consent',
      'secret',
      'test',
      'deliver',
    ]);
    expect(guideOf(completeMatrix42()).steps.map(({ id }) => id)).not.toContain('secret');
  });

  it.each([
    ['a fresh setup', empty(), 'register', 'current'],
    ['redirect URI not read', without(completeSetup(), 'redirectUris'), 'authentication', 'current'],
    [
      'redirect URI not registered yet',
      completeSetup({ redirectUris: onPage([]) }),
      'authentication',
      'current',
    ],
    [
      'redirect URI on the wrong platform',
      completeSetup({ redirectUris: onPage([{ platform: 'spa', uri: graphCallback }]) }),
      'authentication',
      'problem',
    ],
    ['permissions not added yet', completeSetup({ permissions: onPage([]) }), 'permissions', 'current'],
    [
      'consent not granted yet',
      completeSetup({ permissions: onPage(rowsOf(graphChannel, { status: 'not-granted' })) }),
      'consent',
      'current',
    ],
    ['no secret yet', completeSetup({ secrets: onPage([]) }, { secret: null }), 'secret', 'current'],
    ['everything but the test', completeSetup(), 'test', 'current'],
    ['the test has passed', passing(completeSetup()), 'deliver', 'current'],
  ] as const)('%s: %s', (_, setup, id, state) => {
    const guide = guideOf(setup);
    expect(guide.current).toBe(id);
    expect(guide.steps.find((step) => step.id === id)?.state).toBe(state);
  });

  it('only one step is current, and none of those before it is open', () => {
    const { steps } = guideOf(completeSetup({ permissions: onPage([]) }));
    expect(steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'current',
      'todo',
      'done',
      'todo',
      'todo',
    ]);
  });

  it('an advisory check keeps no step from being done', () => {
    const guide = guideOf(completeSetup({ allowPublicClient: onPage(true) }));
    expect(guide.checks.find(({ id }) => id === 'public-client')).toMatchObject({
      outcome: 'fail',
      advisory: true,
    });
    expect(guide.steps.find(({ id }) => id === 'authentication')?.state).toBe('done');
    expect(guide.openPoints).toBe(0);
  });

  it('gives the exact values to enter', () => {
    const guide = derive(
      zammad,
      graphChannel,
      { ...empty(), answers: { helpdeskUrl: 'https://support.example.com/' } },
      now,
    );
    const values = (id: string) =>
      guide.steps.find((step) => step.id === id)?.values.map(({ value }) => wordText(value));
    expect(values('register')).toEqual(['Zammad', 'Single tenant only', graphCallback]);
    expect(values('permissions')).toEqual(graphChannel.permissions.map(({ name }) => name));
    expect(guide.redirectUri).toBe(graphCallback);
  });

  it('tells Matrix42 to leave the redirect URI empty and to switch public clients on', () => {
    const guide = derive(matrix42, platform, empty('matrix42'), now);
    const keys = guide.steps.flatMap((step) => step.instructions.map(({ key }) => key));
    expect(keys).toContain('stepRegisterNoRedirect');
    expect(keys).toContain('stepAuthenticationPublicClient');
    expect(keys).not.toContain('stepAuthenticationRedirect');
  });
});

describe('test and delivery', () => {
  it.each([
    ['everything is there', completeSetup(), true],
    ['Matrix42, everything is there', completeMatrix42(), true],
    [
      'consent could not be read',
      completeSetup({ permissions: onPage(rowsOf(graphChannel, { status: 'unknown' })) }),
      true,
    ],
    [
      'consent is missing',
      completeSetup({ permissions: onPage(rowsOf(graphChannel, { status: 'not-granted' })) }),
      false,
    ],
    [
      'the secret is its ID',
      completeSetup(
        {},
        { secret: { ...(completeSetup().secret as never as object), looksLikeSecretId: true } as never },
      ),
      false,
    ],
    ['no secret', completeSetup({}, { secret: null }), false],
    ['no tenant', without(completeSetup(), 'tenantId'), false],
    ['no helpdesk address', completeSetup({}, { answers: {} }), false],
    ['nothing', empty(), false],
  ])('ready to test when %s: %s', (_, setup, ready) => {
    expect(guideOf(setup).readyToTest).toBe(ready);
  });

  it('a passed test unlocks delivery of exactly its values', () => {
    const setup = passing(completeSetup());
    expect(guideOf(setup)).toMatchObject({ unlocked: true, testIsStale: false });
    const changes: Setup[] = [
      { ...setup, secret: { ...(setup.secret as NonNullable<Setup['secret']>), at: now + 1 } },
      { ...setup, answers: { helpdeskUrl: 'https://other.example.com' } },
      { ...setup, facts: { ...setup.facts, tenantId: onPage(ids.otherTenant) } },
      { ...setup, facts: { ...setup.facts, clientId: onPage(ids.otherClient) } },
      {
        ...setup,
        facts: {
          ...setup.facts,
          tokenEndpoint: onPage('https://login.microsoftonline.com/common/oauth2/v2.0/token'),
        },
      },
      { ...setup, cloud: 'us-gov' },
    ];
    for (const changed of changes)
      expect(guideOf(changed)).toMatchObject({ unlocked: false, testIsStale: true });
    const fewer = { ...graphChannel, scopes: { ...graphChannel.scopes, values: ['offline_access'] } };
    expect(derive(zammad, fewer, setup, now)).toMatchObject({ unlocked: false, testIsStale: true });
    const imap = derive(zammad, variantOf(zammad, 'microsoft365'), setup, now);
    expect(imap).toMatchObject({ unlocked: false, testIsStale: true });
  });

  it.each(['running', 'failed', 'cancelled'] as const)('a test that is %s unlocks nothing', (state) => {
    const setup = passing(completeSetup());
    const test = setup.test && { ...setup.test, state };
    expect(guideOf({ ...setup, test }).unlocked).toBe(false);
  });

  it('the fingerprint holds no secret, not even its end', () => {
    const setup = completeSetup();
    expect(guideOf(setup).fingerprint).not.toContain(setup.secret?.endsIn);
    expect(guideOf({ ...setup, secret: null }).fingerprint).toBeNull();
  });

  it('counts what is open before the test', () => {
    expect(guideOf(completeSetup()).openPoints).toBe(0);
    expect(guideOf(without(completeSetup(), 'redirectUris')).openPoints).toBe(1);
    const bare = guideOf(empty());
    const counted = bare.checks.filter(
      ({ id, advisory }) => !advisory && id !== 'oauth-test' && id !== 'delivered',
    );
    expect(bare.openPoints).toBe(counted.length);
  });
});

describe('a secret that Waymark has forgotten', () => {
  const forgotten = (change: Partial<Setup> = {}) => {
    const setup = completeSetup({}, change);
    return { ...setup, secret: { ...(setup.secret as NonNullable<Setup['secret']>), held: false } };
  };
  const firstOf = (setup: Setup, id: string) =>
    guideOf(setup).steps.find((step) => step.id === id)?.instructions[0]?.key;

  it('is still a secret that the app has, but nothing can be tested with it', () => {
    const guide = guideOf(forgotten());
    expect(guide.checks.find(({ id }) => id === 'client-secret')?.outcome).toBe('pass');
    expect(guide).toMatchObject({ secretGone: true, readyToTest: false });
    expect(guide.fingerprint).toBe(guideOf(completeSetup()).fingerprint);
    expect(guideOf(completeSetup())).toMatchObject({ secretGone: false, readyToTest: true });
  });

  it('is the first thing that the steps which need it speak of', () => {
    expect(firstOf(forgotten(), 'test')).toBe('stepSecretGone');
    expect(firstOf(forgotten(), 'deliver')).toBe('stepSecretGone');
    expect(firstOf(completeSetup(), 'test')).toBe('stepTestStart');
  });

  it('is no loss once the helpdesk has it', () => {
    const receipts = [{ includesSecret: true }] as Setup['receipts'];
    expect(firstOf(forgotten({ receipts }), 'deliver')).toBe('stepDeliverStart');
  });

  it('does not matter where none is needed', () => {
    expect(guideOf({ ...forgotten(), recipeId: 'matrix42' }).secretGone).toBe(false);
  });
});
