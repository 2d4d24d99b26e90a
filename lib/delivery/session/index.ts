import type { DestinationSpec } from '../../recipes/schema';
import { freeitsmSession } from '../freeitsm-session';
import { osticketSession } from '../osticket-session';
import type { SessionKind } from './types';

/** One file each; a helpdesk that takes its settings in the admin's session is one more line here. */
export const sessionKinds = {
  'freeitsm-session': freeitsmSession,
  'osticket-session': osticketSession,
};

type Kind = keyof typeof sessionKinds;
export type SessionSpec = Extract<DestinationSpec, { kind: Kind }>;

export const isSession = (spec: DestinationSpec): spec is SessionSpec => spec.kind in sessionKinds;

export const sessionKindOf = (spec: SessionSpec) => sessionKinds[spec.kind] as SessionKind<SessionSpec>;
