import type { MessageKey } from '../../lib/i18n';
import type { DestinationSpec } from '../../lib/recipes/schema';

export type EndpointKind = Extract<
  DestinationSpec['kind'],
  'zammad-rest' | 'frappe-rest' | 'settings-endpoint'
>;

interface EndpointWords {
  title: MessageKey;
  token: MessageKey;
  tokenAbout: MessageKey;
}

/** Destinations that take a token, and what each calls it. */
export const endpointWords: Record<EndpointKind, EndpointWords> = {
  'zammad-rest': { title: 'popupZammad', token: 'popupToken', tokenAbout: 'popupTokenAbout' },
  'frappe-rest': {
    title: 'popupFrappe',
    token: 'popupFrappeToken',
    tokenAbout: 'popupFrappeTokenAbout',
  },
  'settings-endpoint': {
    title: 'popupEndpoint',
    token: 'popupEndpointToken',
    tokenAbout: 'popupEndpointTokenAbout',
  },
};

export const isEndpoint = (spec: DestinationSpec): spec is DestinationSpec & { kind: EndpointKind } =>
  spec.kind in endpointWords;
