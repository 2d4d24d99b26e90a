import { message } from '../../i18n';
import { authorityOf } from '../../oauth/authority';
import { buildConsentUrl } from '../../oauth/authorize-url';
import { parseRedirectError } from '../../oauth/errors';
import { failure, refusal } from '../../oauth/failure';
import { closeTab } from './clean-up';
import { isWaitingFor } from './report';
import type { TestSession } from './session';
import { openSignIn } from './sign-in';
import { openPage } from './sign-in-tab';

const stage = 'admin-consent';

/** Whether an administrator has yet to consent in this test. */
export const needsConsent = (session: TestSession): boolean => isWaitingFor(session.run.report, stage);

/** Sends an administrator to Microsoft's page that asks for exactly the helpdesk's scopes, for everybody. */
export async function openConsent(session: TestSession): Promise<void> {
  const { cloud, homeTenantId, clientId, scopes } = session.run.input;
  await openPage(session, stage, (secrets, redirectUri) =>
    buildConsentUrl({ home: authorityOf(cloud, homeTenantId), clientId, redirectUri, scopes, secrets }),
  );
}

/** Takes Microsoft's answer, then lets the mailbox sign in, in the same tab and behind the same rule. */
export async function takeConsent(session: TestSession, parameters: URLSearchParams): Promise<void> {
  const { input, tabId } = session.run;
  const refused = parseRedirectError(parameters);
  // No proof of anything, says Microsoft, but a directory that differs is worth a word (knowledge/oauth.md §4).
  const tenant = parameters.get('tenant') ?? input.homeTenantId;
  if (refused || tenant.toLowerCase() !== input.homeTenantId.toLowerCase()) {
    await closeTab(session.deps, tabId);
    const elsewhere = message('testOtherTenantCause', tenant, input.homeTenantId);
    return session.settle(stage, {
      outcome: 'fail',
      failure: refused
        ? refusal(refused, input.variant.flow)
        : failure(elsewhere, message('testOtherTenantFix'), 'tenant-id'),
    });
  }
  await session.settle(stage, { outcome: 'pass', messages: [message('testConsentGiven')] });
  // The sign-in gets a state of its own.
  await session.update((run) => ({ ...run, phase: 'preparing', secrets: null }));
  await openSignIn(session);
}
