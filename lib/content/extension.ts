import type { ContentMessage, FrameMessage, FrameState } from '../messages';
import type { PointedReply } from '../pointing';
import type { EntryResult } from '../portal-fill';

/**
 * The content scripts' own door to the extension API. They use the browser's native one (Manifest V3 gives
 * promises in all three browsers): the polyfill would cost every portal frame 3 KB for nothing.
 */
interface NativeRuntime {
  id?: string;
  sendMessage(message: ContentMessage): Promise<unknown>;
  onMessage: {
    addListener(listener: (message: unknown, sender: { id?: string }) => undefined): void;
    removeListener(listener: (message: unknown, sender: { id?: string }) => undefined): void;
  };
}

const scope = globalThis as unknown as Record<'browser' | 'chrome', { runtime?: NativeRuntime } | undefined>;
const runtime = () => (scope.browser?.runtime ?? scope.chrome?.runtime) as NativeRuntime;

/** After an update of the extension this script is an orphan: its runtime has no ID any more. */
export const isOrphan = (): boolean => !runtime()?.id;

export const askForState = (
  message: Extract<ContentMessage, { type: 'frame-ready' }>,
): Promise<FrameState | undefined> => runtime().sendMessage(message) as Promise<FrameState | undefined>;

const ask = <T>(message: ContentMessage): Promise<T | undefined> =>
  isOrphan()
    ? Promise.resolve(undefined)
    : (runtime().sendMessage(message) as Promise<T | undefined>).catch(() => undefined);

/** Whether what the admin pointed at was taken. */
export const sendPointed = (message: Extract<ContentMessage, { type: 'pointed' }>) =>
  ask<PointedReply>(message);

/** What came of filling in, or of taking it back. */
export const sendFill = async (
  message: Extract<ContentMessage, { type: 'fill-in' | 'undo-fill-in' }>,
): Promise<EntryResult[]> => (await ask<EntryResult[]>(message)) ?? [];

export const greet = (): void => tell({ type: 'frame-hello' });

/** Tells the background; whether it heard does not concern the page. */
export function tell(message: ContentMessage): void {
  if (isOrphan()) return;
  runtime()
    .sendMessage(message)
    .catch(() => undefined);
}

export function onMessage(listener: (message: FrameMessage) => void, signal: AbortSignal): void {
  const handle = (message: unknown, sender: { id?: string }) => {
    if (sender.id === runtime().id) listener(message as FrameMessage);
    return undefined;
  };
  runtime().onMessage.addListener(handle);
  signal.addEventListener('abort', () => {
    if (!isOrphan()) runtime().onMessage.removeListener(handle);
  });
}
