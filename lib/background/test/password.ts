import { message } from '../../i18n';
import { failure } from '../../oauth/failure';
import { redeemPassword } from '../../oauth/token-requests';
import { examine } from './examine';
import type { TestSession } from './session';

/** Signs in as the helpdesk will: with the mailbox's password. It comes as an argument and is kept nowhere. */
export async function signInWithPassword(session: TestSession, password: string | null): Promise<void> {
  const { mailbox, scopes } = session.run.input;
  await session.begin('password');
  if (password === null || !mailbox) {
    const gone = failure(message('testPasswordGoneCause'), message('testPasswordGoneFix'));
    return session.settle('password', { outcome: 'fail', failure: gone });
  }
  session.hide(password);
  const client = await session.tokenClient();
  await session.update((run) => ({ ...run, phase: 'redeeming' }));
  const answer = await redeemPassword(client, { username: mailbox, password }, scopes);
  if (!answer.ok) return session.settle('password', { outcome: 'fail', failure: answer.failure });
  session.hideTokens(answer.tokens);
  await session.settle('password', { outcome: 'pass', messages: [message('testPasswordAccepted')] });
  await examine(session, client, answer.tokens);
}
