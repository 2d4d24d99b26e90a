import type { Variant } from '../../lib/recipes/schema';
import { createFrappe } from '../world/helpdesk/frappe';
import { createSettingsReceiver } from '../world/helpdesk/settings-receiver';
import { createZammad } from '../world/helpdesk/zammad';
import type { HostHandler } from '../world/http';
import { helpdeskHost } from './variant-truth';

type Destination = Variant['destinations'][number];

/** A helpdesk of the practice world that takes settings: what to give it, and what it has then. */
export interface ReceivingHelpdesk {
  handle: HostHandler;
  token: string;
  /** Where the admin is to send to, where the popup asks. */
  address?: string;
  /** The helpdesk's own redirect URI, where only it can tell. */
  redirectUri?: string;
  /** As its own form would have stored them: every setting as text. */
  stored(): Record<string, string>;
}

const asText = (settings: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, String(value)]));

const makers: Partial<Record<Destination['kind'], (variant: Variant) => ReceivingHelpdesk>> = {
  'zammad-rest': () => {
    const { state, handle } = createZammad({ host: helpdeskHost });
    return {
      handle,
      token: 'practice-zammad-token',
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
      token: 'practicekey:practicesecret',
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
      token: 'practice-one-time-token',
      address: `https://${helpdeskHost}/api/mail-settings`,
      stored: () => {
        const [body, ...others] = state.stored.values();
        if (!body || others.length > 0) throw new Error('not one delivery');
        return asText(body.settings);
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
