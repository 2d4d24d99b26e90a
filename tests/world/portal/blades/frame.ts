import { type BladeMessage, type InitMessage, isInitMessage, signature } from '../shared/protocol';

/** The shell names itself in our address; everything we say goes there and nowhere else. */
const shellOrigin = new URLSearchParams(location.search).get('trustedAuthority') ?? location.origin;

type Unsigned<M> = M extends unknown ? Omit<M, 'signature'> : never;

export const tellShell = (message: Unsigned<BladeMessage>): void =>
  parent.postMessage({ signature, ...message }, shellOrigin);

export const goTo = (fragment: string): void => tellShell({ kind: 'navigate', fragment });

/** Waits for the shell to say which blade this frame is to be. A prewarmed frame waits for ever. */
export const receiveInit = (): Promise<InitMessage> =>
  new Promise((resolve) => {
    addEventListener('message', (event) => {
      if (event.source === parent && event.origin === shellOrigin && isInitMessage(event.data)) {
        resolve(event.data);
      }
    });
    tellShell({ kind: 'ready' });
  });
