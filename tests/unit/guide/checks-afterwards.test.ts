import { expect, it } from 'vitest';
import type { Setup } from '../../../lib/setup/types';
import { exampleReport } from '../../example-report';
import { row, table } from './check-table';
import { completeSetup, guideOf, now } from './examples';

const tested = (change: Partial<NonNullable<Setup['test']>>): Setup => {
  const setup = completeSetup();
  const fingerprint = guideOf(setup).fingerprint ?? '';
  return {
    ...setup,
    test: exampleReport({ fingerprint, ...change }),
  };
};

table('oauth-test', [
  row('never', completeSetup(), 'unknown', 'checkOauthTestNone'),
  row('passed', tested({}), 'pass', 'checkOauthTestPass'),
  row('passed as someone', tested({ account: 'a@b.example' }), 'pass', 'checkOauthTestPassAccount'),
  row('running', tested({ state: 'running' }), 'unknown', 'checkOauthTestRunning'),
  row('cancelled', tested({ state: 'cancelled' }), 'unknown', 'checkOauthTestCancelled'),
  row('failed', tested({ state: 'failed' }), 'fail', 'checkOauthTestFail'),
  row('passed with other values', tested({ fingerprint: 'other' }), 'unknown', 'checkOauthTestStale'),
  row(
    'failed with other values',
    tested({ state: 'failed', fingerprint: 'other' }),
    'unknown',
    'checkOauthTestStale',
  ),
]);

const delivered = (...changes: Partial<Setup['receipts'][number]>[]): Setup => {
  const setup = completeSetup();
  const fingerprint = guideOf(setup).fingerprint ?? '';
  return {
    ...setup,
    receipts: changes.map((change, i) => ({
      destination: 'zammad-rest',
      target: 'https://support.example.com',
      at: now + i,
      outcome: 'created',
      reference: null,
      includesSecret: true,
      fingerprint,
      untested: false,
      next: [],
      ...change,
    })),
  };
};

/** The form of the examples' helpdesk, or another one. */
const filledIn = (page: string): Partial<Setup['receipts'][number]> => ({
  destination: 'form-fill',
  outcome: 'filled',
  form: { page, filled: ['Client ID'], byHand: [] },
});
const ownForm = 'Connect Microsoft 365 App';

table('delivered', [
  row('never', completeSetup(), 'unknown', 'checkDeliveredNone'),
  row('these values', delivered({}), 'pass', 'checkDeliveredPass'),
  row('without the secret', delivered({ includesSecret: false }), 'pass', 'checkDeliveredWithoutSecret'),
  row('with it, then without', delivered({}, { includesSecret: false }), 'pass', 'checkDeliveredPass'),
  row('in its form', delivered(filledIn(ownForm)), 'unknown', 'checkDeliveredFilled'),
  row(
    'in its form without the secret',
    delivered({ ...filledIn(ownForm), includesSecret: false }),
    'unknown',
    'checkDeliveredFilled',
  ),
  row(
    'as a file',
    delivered({ destination: 'json-file', outcome: 'saved' }),
    'unknown',
    'checkDeliveredSaved',
  ),
  row('in another form', delivered(filledIn('Elsewhere')), 'unknown', 'checkDeliveredOtherForm'),
  row('other values', delivered({ fingerprint: 'other' }), 'fail', 'checkDeliveredStale'),
]);

it('a file or a filled form leaves nothing to do here, though the helpdesk has not said that it has the values', () => {
  for (const change of [filledIn(ownForm), { outcome: 'saved' as const }]) {
    const step = guideOf(delivered(change)).steps.find(({ id }) => id === 'deliver');
    expect(step?.state).toBe('done');
    expect(step?.checks.map(({ outcome }) => outcome)).toEqual(['unknown']);
  }
});
