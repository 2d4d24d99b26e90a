import type { AppState } from '../../lib/messages';

export const tabIds = ['glance', 'values', 'checks', 'test', 'deliver', 'details'] as const;
/** A part of the popup; views send the admin from one to another. */
export type TabId = (typeof tabIds)[number];

/** The setup under way, with what follows from it. */
export type Active = NonNullable<AppState['active']>;
