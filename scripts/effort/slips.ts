import type { CheckId } from '../../lib/guide/types';
import type { AppRegistration } from '../../tests/world/directory';

/** What can go wrong at an action without the portal or the helpdesk saying so there and then. */
export type Slip =
  /** A value copied, pasted or typed into the helpdesk: of the wrong field, cut off, or misspelt. */
  | 'carried'
  /** The Secret ID in place of the Value, or left behind: it is shown once. */
  | 'secret'
  | Mistake;

/** A slip that is seen in the app registration itself. */
export type Mistake =
  | 'account-type'
  | 'platform'
  | 'redirect-uri'
  | 'permission-type'
  | 'permission'
  | 'consent'
  | 'public-client';

interface MistakeMaker {
  /** The menu item on whose page it is seen, and the check of Waymark's that has to fail. */
  page: 'Overview' | 'Authentication' | 'CallAnAPI';
  /** Where the page has several: the one to be opened. */
  tab?: string;
  check: CheckId;
  make(app: AppRegistration): void;
}

/** Each mistake as the portal would have taken it. */
export const mistakes: Record<Mistake, MistakeMaker> = {
  'account-type': {
    page: 'Overview',
    check: 'account-type',
    make: (app) => {
      app.signInAudience = 'PersonalMicrosoftAccount';
    },
  },
  platform: {
    page: 'Authentication',
    check: 'redirect-uri',
    make: (app) => {
      app.redirectUris = app.redirectUris.map(({ uri }) => ({ platform: 'spa', uri }));
    },
  },
  'redirect-uri': {
    page: 'Authentication',
    check: 'redirect-uri',
    make: (app) => {
      app.redirectUris = app.redirectUris.map(({ platform, uri }) => ({ platform, uri: `${uri}/` }));
    },
  },
  'permission-type': {
    page: 'CallAnAPI',
    check: 'permissions',
    make: (app) => {
      app.permissions = app.permissions.map((one) =>
        isOfMail(one.name) ? { ...one, type: 'application' } : one,
      );
    },
  },
  permission: {
    page: 'CallAnAPI',
    check: 'permissions',
    make: (app) => {
      const gone = app.permissions.find(({ name }) => isOfMail(name));
      app.permissions = app.permissions.filter((one) => one !== gone);
    },
  },
  consent: {
    page: 'CallAnAPI',
    check: 'admin-consent',
    make: (app) => {
      app.grants = [];
    },
  },
  'public-client': {
    page: 'Authentication',
    tab: 'Settings',
    check: 'public-client',
    make: (app) => {
      app.allowPublicClient = false;
    },
  },
};

const isOfMail = (name: string): boolean => /^(Mail|IMAP|POP|SMTP)\./.test(name);

export const isMistake = (slip: Slip): slip is Mistake => slip in mistakes;
