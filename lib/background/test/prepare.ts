import { cloudById } from '../../hosts';
import { message } from '../../i18n';
import { authorityOf, isSharedTenant } from '../../oauth/authority';
import { discover, findOtherCloud } from '../../oauth/discovery';
import { type Failure, failure } from '../../oauth/failure';
import { readJwt } from '../../oauth/jwt';
import { originRule, permissionPattern } from '../../oauth/rules';
import type { StageResult } from '../../oauth/stage-result';
import { checkStatically } from '../../oauth/static-checks';
import { requestAppToken } from '../../oauth/token-requests';
import type { TestSession } from './session';
import { addRule } from './session-rules';

/** Everything that needs no admin. Each part may be done again, so a new background simply starts over here. */
export async function prepare(session: TestSession): Promise<void> {
  const { input, rules } = session.run;
  await session.stage('preconditions', () => checkPreconditions(session));
  const authority = authorityOf(input.cloud, input.tenantId);
  await addRule(session, originRule(rules.origin, authority, session.deps.extensionHost));
  await session.stage('discovery', async () => {
    const { fetch } = session.deps;
    const found = await discover(authority, fetch);
    if (!found.ok) {
      const elsewhere = await findOtherCloud(input.cloud, input.tenantId, fetch);
      return { outcome: 'fail', failure: elsewhere ?? found.failure };
    }
    const { issuer, tenantId } = found;
    const known = tenantId ?? input.tenantId;
    return { outcome: 'pass', messages: [message('testDiscovered', known)], learned: { issuer, tenantId } };
  });
  if (input.variant.flow === 'authorization-code') {
    await session.stage('client-credentials', () => checkCredentials(session));
  }
}

async function checkPreconditions(session: TestSession): Promise<StageResult> {
  const { input } = session.run;
  const broken =
    checkStatically({ ...input, clientSecret: await session.readSecret() }) ??
    (await findMissingPermission(session));
  return broken
    ? { outcome: 'fail', failure: broken }
    : { outcome: 'pass', messages: [message('testPreconditionsMet')] };
}

/** Without these permissions the rules are ignored in silence, and the code would reach the helpdesk (oauth.md §1.3). */
export async function findMissingPermission({ deps, run }: TestSession): Promise<Failure | null> {
  const { cloud, redirectUri, variant } = run.input;
  const authority = authorityOf(cloud, run.input.tenantId);
  const needed = [
    authority.token,
    ...(variant.flow === 'authorization-code' && redirectUri ? [redirectUri] : []),
  ];
  for (const url of needed) {
    const origins = [permissionPattern(url)];
    if (await deps.api.permissions.contains({ origins })) continue;
    return failure(message('testPermissionCause', new URL(url).host), message('testPermissionFix'));
  }
  return null;
}

/** Faults of the ID or the secret, which the sign-in would only find after the admin has signed in (oauth.md §2.4). */
const conclusive = ['invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_tenant'];

/** Tenant, app and secret together, before anybody signs in. */
async function checkCredentials(session: TestSession): Promise<StageResult> {
  const { input } = session.run;
  if (isSharedTenant(input.tenantId)) {
    return { outcome: 'skipped', messages: [message('testCredentialsSkipped', input.tenantId)] };
  }
  const scope = `https://${cloudById(input.cloud).graph}/.default`;
  const answer = await requestAppToken(await session.tokenClient(), scope);
  if (answer.ok) {
    session.hideTokens(answer.tokens);
    await learnServicePrincipal(session, answer.tokens.accessToken);
    return { outcome: 'pass', messages: [message('testCredentialsAccepted')] };
  }
  // A policy for workload identities, say, does not disprove a setup in which a person signs in.
  const { detail, advice } = answer.failure;
  if (detail === null || conclusive.includes(detail.error)) {
    return { outcome: 'fail', failure: answer.failure };
  }
  return { outcome: 'unknown', messages: [message('testCredentialsUnproven'), advice.cause] };
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An app's own token names its enterprise application, which links into the portal need. Only ever a hint. */
export async function learnServicePrincipal(session: TestSession, accessToken: string): Promise<void> {
  const { oid } = readJwt(accessToken) ?? {};
  if (typeof oid !== 'string' || !guid.test(oid)) return;
  await session.update((run) => ({ ...run, report: { ...run.report, servicePrincipalId: oid } }));
}
