import { message } from '../../i18n';
import { pollDeviceCode, requestDeviceCode } from '../../oauth/device-code';
import { failure } from '../../oauth/failure';
import { deadlineAlarm, wakeAlarm } from './clean-up';
import { examine } from './examine';
import { beforeAnswer, type TestSession } from './session';

/** RFC 8628 §3.5: each `slow_down` adds five seconds. */
const slowDownSeconds = 5;

/** Shows the admin a code to enter at Microsoft. */
export async function openDeviceSignIn(session: TestSession): Promise<void> {
  const { api } = session.deps;
  const { input } = session.run;
  await session.begin('device-code');
  const answer = await requestDeviceCode(await session.tokenClient(), input.scopes);
  if (!answer.ok) return session.settle('device-code', { outcome: 'fail', failure: answer.failure });
  const { grant } = answer;
  session.hide(grant.deviceCode);
  const deadline = Math.min(session.run.deadline, session.deps.now() + grant.expiresInSeconds * 1000);
  await session.report((run) => ({
    ...run,
    phase: 'polling',
    deadline,
    device: { code: grant.deviceCode, intervalSeconds: grant.intervalSeconds },
    report: {
      ...run.report,
      deviceCode: { userCode: grant.userCode, verificationUri: grant.verificationUri, expiresAt: deadline },
    },
  }));
  api.alarms.create(deadlineAlarm(session.run), { when: deadline });
  api.alarms.create(wakeAlarm(session.run), { periodInMinutes: 0.5 });
  await api.tabs.create({ url: grant.verificationUri, active: true });
}

/** Polls until the admin has signed in. Ends with the test: every round looks whether it still runs. */
export async function awaitDeviceSignIn(session: TestSession): Promise<void> {
  const client = await session.tokenClient();
  for (;;) {
    const { device, deadline } = session.run;
    if (!device) return;
    await session.deps.wait(device.intervalSeconds * 1000);
    // Also keeps the background alive: each call of an extension API does.
    await session.update((run) => run);
    if (session.deps.now() >= deadline) return timeOut(session);
    session.hide(device.code);
    const answer = await pollDeviceCode(client, device.code);
    if (answer.ok === 'slow-down') {
      const intervalSeconds = device.intervalSeconds + slowDownSeconds;
      await session.update((run) => ({ ...run, device: { ...device, intervalSeconds } }));
    } else if (answer.ok === false) {
      return session.settle('device-code', { outcome: 'fail', failure: answer.failure });
    } else if (answer.ok === true) {
      session.hideTokens(answer.tokens);
      await session.update((run) => ({ ...run, phase: 'redeeming' }));
      const messages = [message('testDeviceSignedIn'), message('testPasswordNotProven')];
      await session.settle('device-code', { outcome: 'pass', messages });
      return examine(session, client, answer.tokens);
    }
  }
}

export async function timeOut(session: TestSession): Promise<void> {
  const late = failure(message('testTimeoutCause'), message('testStartOverFix'));
  await session.end({ state: 'failed', failure: late, closesTab: true }, [...beforeAnswer, 'polling']);
}
