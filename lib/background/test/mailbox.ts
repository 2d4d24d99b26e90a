import { cloudById, graphAddress } from '../../hosts';
import { message } from '../../i18n';
import { type GraphClient, readInbox, readOwnAddresses } from '../../oauth/graph';
import { mailServersOf } from '../../oauth/mailbox-access';
import { permissionPattern } from '../../oauth/rules';
import { parseScope } from '../../oauth/scopes';
import type { StageResult } from '../../oauth/stage-result';
import type { TestSession } from './session';

const has = (granted: readonly string[], pattern: RegExp) =>
  granted.some((scope) => pattern.test(parseScope(scope).name));

/** Null where the browser does not let Waymark ask Graph: the right is optional, and only for this. */
async function graphClient({ deps, run }: TestSession, accessToken: string): Promise<GraphClient | null> {
  const { cloud } = run.input;
  const origins = [permissionPattern(graphAddress(cloud))];
  return (await deps.api.permissions.contains({ origins }))
    ? { cloud, accessToken, fetch: deps.fetch }
    : null;
}

/** Looks into the inbox that the helpdesk is to read, where the token allows that (knowledge/oauth.md §3.5). */
export async function checkMailbox(
  session: TestSession,
  accessToken: string,
  granted: readonly string[],
): Promise<void> {
  if (!session.run.report.stages.some(({ id }) => id === 'mailbox')) return;
  await session.stage('mailbox', async (): Promise<StageResult> => {
    const { mailbox, variant, cloud } = session.run.input;
    const graph = await graphClient(session, accessToken);
    if (!graph) {
      return { outcome: 'unknown', messages: [message('testGraphNotAllowed', cloudById(cloud).graph)] };
    }
    const isOwn = variant.flow !== 'client-credentials' && variant.signIn?.account !== 'delegate';
    if (isOwn) return readInbox(graph, null);
    if (!mailbox) return { outcome: 'unknown', messages: [message('testMailboxNotSaid')] };
    // Without the shared kind of permission Graph refuses, whatever Exchange allows.
    if (variant.flow !== 'client-credentials' && !has(granted, /^mail\.read.*\.shared$/)) {
      return { outcome: 'unknown', messages: [message('testMailboxNotShared', mailbox)] };
    }
    return readInbox(graph, mailbox);
  });
}

/** Every address of whoever signed in, where the helpdesk's own permissions let us ask. */
export async function askAddresses(
  session: TestSession,
  accessToken: string,
  granted: readonly string[],
): Promise<string[]> {
  if (!has(granted, /^user\.read/)) return [];
  const graph = await graphClient(session, accessToken);
  return graph ? readOwnAddresses(graph) : [];
}

/** IMAP, POP, SMTP and sending: named as untried, with where to look, so that green is not read as more than it is. */
export async function nameUnproven(session: TestSession): Promise<void> {
  if (!session.run.report.stages.some(({ id }) => id === 'unproven')) return;
  const messages = mailServersOf(session.run.input.variant);
  await session.stage('unproven', async () => ({ outcome: 'unknown', messages }));
}
