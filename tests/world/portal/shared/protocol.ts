/** What the shell and its React frames say to each other. Anything without the signature is foreign. */
export const signature = 'FxFrameMessage';

export const bladeNames = {
  overview: 'ApplicationOverview',
  register: 'CreateApplication',
  secrets: 'ApplicationCredentials',
  permissions: 'ApplicationPermissions',
  authentication: 'ApplicationAuthentication',
} as const;
export type BladeKind = keyof typeof bladeNames;

/** Shell to frame, in answer to `ready`. */
export interface InitMessage {
  signature: typeof signature;
  kind: 'init';
  blade: BladeKind;
  clientId: string | null;
  portalHost: string;
}

/** Frame to shell. */
export type BladeMessage = { signature: typeof signature } & (
  | { kind: 'ready' }
  | { kind: 'loaded' }
  | { kind: 'navigate'; fragment: string }
  | { kind: 'toast'; title: string; text: string }
  /** The admin wants the old Authentication page, which is no React blade. */
  | { kind: 'old-authentication' }
);

const isSigned = (data: unknown): data is { signature: string } =>
  typeof data === 'object' && data !== null && 'signature' in data && data.signature === signature;

export const isBladeMessage = (data: unknown): data is BladeMessage =>
  isSigned(data) &&
  'kind' in data &&
  ['ready', 'loaded', 'navigate', 'toast', 'old-authentication'].includes(String(data.kind));

export const isInitMessage = (data: unknown): data is InitMessage =>
  isSigned(data) && 'kind' in data && data.kind === 'init';
