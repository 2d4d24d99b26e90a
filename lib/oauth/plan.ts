import type { Variant } from '../recipes/schema';
import { mailServersOf } from './mailbox-access';
import { canReadMailbox } from './mailbox-right';
import type { Stage, StageId } from './types';

export type Flow = Variant['flow'];

/** What the admin chose beyond the plain test. */
export interface TestOptions {
  /** First has an administrator consent to the helpdesk's own scopes, on Microsoft's page (knowledge/oauth.md §4). */
  withConsent: boolean;
  /** Signs in with the password itself instead of a code, as the helpdesk will (knowledge/oauth.md §1.5). */
  withPassword: boolean;
}

type Planned = Pick<Variant, 'flow' | 'scopes' | 'permissions'>;

/** Which stages prove a setup, in order. */
export function stagesOf(variant: Planned, { withConsent, withPassword }: TestOptions): StageId[] {
  const mailbox: StageId[] = canReadMailbox(variant) ? ['mailbox'] : [];
  const unproven: StageId[] = mailServersOf(variant).length > 0 ? ['unproven'] : [];
  const consent: StageId[] = withConsent ? ['admin-consent'] : [];
  switch (variant.flow) {
    case 'authorization-code':
      return [
        'preconditions',
        'discovery',
        'client-credentials',
        ...consent,
        'sign-in',
        'redemption',
        'scopes',
        'identity',
        'refresh',
        ...mailbox,
        ...unproven,
      ];
    // The device code flow takes a public client too, and proves everything but the password, which stays with
    // Microsoft (knowledge/helpdesks.md §2.4).
    case 'resource-owner-password':
      return [
        'preconditions',
        'discovery',
        withPassword ? 'password' : 'device-code',
        'scopes',
        'identity',
        'refresh',
        ...mailbox,
        ...unproven,
      ];
    case 'client-credentials':
      return ['preconditions', 'discovery', 'client-credentials', 'scopes', ...mailbox, ...unproven];
  }
}

export const planStages = (variant: Planned, options: TestOptions): Stage[] =>
  stagesOf(variant, options).map((id) => ({
    id,
    outcome: 'pending',
    messages: [],
    startedAt: null,
    endedAt: null,
  }));
