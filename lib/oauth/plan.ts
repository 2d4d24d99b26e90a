import type { Variant } from '../recipes/schema';
import type { Stage, StageId } from './types';

export type Flow = Variant['flow'];

/** Which stages prove a setup, in order. */
const plans: Record<Flow, readonly StageId[]> = {
  'authorization-code': [
    'preconditions',
    'discovery',
    'client-credentials',
    'sign-in',
    'redemption',
    'scopes',
    'identity',
    'refresh',
  ],
  // The password grant itself is never run: it would need the mailbox's password, which is none of our business.
  // The device code flow takes a public client too, so it proves everything but the password
  // (knowledge/helpdesks.md §2.4).
  'resource-owner-password': ['preconditions', 'discovery', 'device-code', 'scopes', 'identity', 'refresh'],
  'client-credentials': ['preconditions', 'discovery', 'client-credentials', 'scopes'],
};

export const stagesOf = (flow: Flow): readonly StageId[] => plans[flow];

export const planStages = (flow: Flow): Stage[] =>
  stagesOf(flow).map((id) => ({ id, outcome: 'pending', messages: [] }));
