import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';

/** Declares what keyboard-in-page.js has. */
export const source = readFileSync(new URL('./keyboard-in-page.js', import.meta.url), 'utf8');

/** An expression of `root`, a page of ours. */
export const askPage = <T>(page: Page, call: string): Promise<T> =>
  page.evaluate(`{ const root = document; ${source}; ${call} }`);

/**
 * The same of the closed shadow root that has this in it, in a world of its own: the page sees nothing of it. Undefined where
 * there is no such root.
 */
export async function askClosedRoot<T>(
  session: CDPSession,
  has: string,
  call: string,
): Promise<T | undefined> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'keyboard',
  });
  const { root } = await session.send('DOM.getDocument', { depth: 3, pierce: true });
  const html = root.children?.find(({ nodeName }) => nodeName === 'HTML');
  for (const { backendNodeId } of (html?.children ?? []).flatMap(({ shadowRoots = [] }) => shadowRoots)) {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId, executionContextId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      ...(object.objectId !== undefined && { objectId: object.objectId }),
      functionDeclaration: `function () {
        ${source}
        const root = this;
        return root.querySelector(${JSON.stringify(has)}) ? { answer: ${call} } : null;
      }`,
      returnByValue: true,
    });
    if (result.value) return (result.value as { answer: T }).answer;
  }
  return undefined;
}
