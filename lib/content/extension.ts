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

/** How long until what nobody has heard is said again: the background may have died over it. Milliseconds. */
const pauses = [300, 2_000, 10_000];

/** What was said last, by kind: what is older is not said again. */
const last: { [T in ContentMessage['type']]?: ContentMessage } = {};

/** The answer; undefined where nobody has heard it after all, or something newer of its kind was said meanwhile. */
async function say(message: ContentMessage): Promise<unknown> {
  last[message.type] = message;
  for (const pause of [0, ...pauses]) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    if (isOrphan() || last[message.type] !== message) return;
    try {
      return await runtime().sendMessage(message);
    } catch {
      // The background died over it, or could not do it.
    }
  }
}

export const askForState = (
  message: Extract<ContentMessage, { type: 'frame-ready' }>,
): Promise<FrameState | undefined> => say(message) as Promise<FrameState | undefined>;

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

/** What opens something is said once: heard late, or twice, it would come as a surprise. */
export const press = (message: ContentMessage): void => void ask(message);

export const greet = (): void => tell({ type: 'frame-hello' });

/** Tells the background; whether it heard does not concern the page. */
export function tell(message: ContentMessage): void {
  void say(message);
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
