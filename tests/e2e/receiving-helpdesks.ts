import type { Variant } from '../../lib/recipes/schema';
import { createFrappe } from '../world/helpdesk/frappe';
import { createFreeitsm } from '../world/helpdesk/freeitsm';
import { createOsticket, makeEmail } from '../world/helpdesk/osticket';
import { createSettingsReceiver } from '../world/helpdesk/settings-receiver';
import { createZammad } from '../world/helpdesk/zammad';
import type { HostHandler } from '../world/http';
import { PopupUser } from '../world/popup-user';
import type { Session } from './session';
import { SessionDeliveryUser, signInToFreeitsm, signInToOsticket } from './session-delivery';
import { helpdeskHost, mailboxOf } from './variant-truth';

type Destination = Variant['destinations'][number];

/** A helpdesk of the practice world that takes settings: what to give it, and what it has then. */
export interface ReceivingHelpdesk {
  handle: HostHandler;
  /** What the admin does to hand the settings over. */
  deliver(session: Session): Promise<void>;
  /** The helpdesk's own redirect URI, where only it can tell. */
  redirectUri?: string;
  /** As its own form would have stored them: each setting that this way of delivery carries, as text. */
  stored(): Record<string, string>;
}

const asText = (settings: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, String(value)]));

const byToken =
  (token: string, address?: string) =>
  ({ popup }: Session): Promise<void> =>
    new PopupUser(popup).send(token, address);

/** The admin signs in to the helpdesk, looks at what would change, and sends it. */
const inSession = (signIn: (session: Session) => Promise<unknown>) => async (session: Session) => {
  await signIn(session);
  const user = new SessionDeliveryUser(session);
  await user.open();
  await user.look();
  await user.send();
  await user.delivered();
};

const makers: Partial<Record<Destination['kind'], (variant: Variant) => ReceivingHelpdesk>> = {
  'zammad-rest': () => {
    const { state, handle } = createZammad({ host: helpdeskHost });
    return {
      handle,
      deliver: byToken('practice-zammad-token'),
      stored: () => {
        const [credential, ...others] = state.externalCredentials;
        if (!credential || others.length > 0) throw new Error('not one app in Zammad');
        return credential.credentials;
      },
    };
  },
  'frappe-rest': () => {
    const { state, handle, addApp } = createFrappe({ host: helpdeskHost });
    const app = addApp('To be filled in');
    return {
      handle,
      deliver: byToken('practicekey:practicesecret'),
      redirectUri: app.redirect_uri,
      stored: () => {
        const { name, redirect_uri, modified, scopes, ...columns } = state.apps.get(app.name) ?? app;
        return asText({ ...columns, scopes: scopes.join(' ') });
      },
    };
  },
  'settings-endpoint': () => {
    const { state, handle } = createSettingsReceiver();
    return {
      handle,
      deliver: byToken('practice-one-time-token', `https://${helpdeskHost}/api/mail-settings`),
      stored: () => {
        const [body, ...others] = state.stored.values();
        if (!body || others.length > 0) throw new Error('not one delivery');
        return asText(body.settings);
      },
    };
  },
  'freeitsm-session': ({ settings }) => {
    const { state, handle } = createFreeitsm();
    return {
      handle,
      deliver: inSession((session) => signInToFreeitsm(session, `https://${helpdeskHost}`)),
      stored: () => {
        const [row, ...others] = state.mailboxes;
        if (!row || others.length > 0) throw new Error('not one mailbox in FreeITSM');
        const columns: Record<string, unknown> = { ...row };
        const filled = settings.filter(({ value }) => value !== undefined);
        return asText(Object.fromEntries(filled.map(({ key }) => [key, columns[key]])));
      },
    };
  },
  'osticket-session': (variant) => {
    const { state, handle } = createOsticket({ origin: `https://${helpdeskHost}` });
    const mailbox = mailboxOf(variant);
    state.emails = [makeEmail({ address: mailbox })];
    if (variant.id === 'imap-old-plugin') state.plugin = 'old';
    return {
      handle,
      deliver: inSession((session) => signInToOsticket(session, `https://${helpdeskHost}`)),
      stored: () => {
        const [email] = state.emails;
        if (!email?.instance) throw new Error('nothing was configured in osTicket');
        return asText(email.instance.config);
      },
    };
  },
};

/** The one that a variant can send to, if it can send. */
export function receivingHelpdesk(variant: Variant): ReceivingHelpdesk | null {
  for (const { kind } of variant.destinations) {
    const maker = makers[kind];
    if (maker) return maker(variant);
  }
  return null;
}
