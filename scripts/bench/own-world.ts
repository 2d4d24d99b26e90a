import type { CDPSession } from 'playwright-core';

/** The world of a page in which the extension's scripts run: what is evaluated here, they find when they come. */
export async function inOwnWorld(session: CDPSession, origin: string, source: string): Promise<void> {
  const ids: number[] = [];
  const note = ({ context }: { context: { id: number; origin: string } }) => {
    if (context.origin === origin) ids.push(context.id);
  };
  session.on('Runtime.executionContextCreated', note);
  await session.send('Runtime.enable');
  session.off('Runtime.executionContextCreated', note);
  const contextId = ids.at(-1);
  if (contextId === undefined) throw new Error('the greeter has not run here');
  await session.send('Runtime.evaluate', { contextId, expression: source });
  await session.send('Runtime.disable');
}
