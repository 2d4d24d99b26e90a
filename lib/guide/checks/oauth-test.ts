import { message } from '../../i18n';
import { isTestCurrent } from '../fingerprint';
import { type CheckMaker, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('oauth-test');

/** Has a test of exactly these values passed? A test of other values says nothing about these. */
export const checkOauthTest: CheckMaker = ({ setup, fingerprint }) => {
  const { test } = setup;
  const runFix = message('checkOauthTestFix');
  if (!test) return unknown(message('checkOauthTestNone'), runFix);
  if (test.state === 'running') {
    return unknown(message('checkOauthTestRunning'), message('checkOauthTestRunningFix'));
  }
  if (!isTestCurrent(setup, fingerprint)) return unknown(message('checkOauthTestStale'), runFix);
  if (test.state === 'passed') {
    return test.account === null
      ? pass(message('checkOauthTestPass'))
      : pass(message('checkOauthTestPassAccount', test.account));
  }
  if (test.state === 'cancelled') return unknown(message('checkOauthTestCancelled'), runFix);
  return fail(
    test.failure?.advice.cause ?? message('checkOauthTestFail'),
    test.failure?.advice.fix ?? runFix,
  );
};
