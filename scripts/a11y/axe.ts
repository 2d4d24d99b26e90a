import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const source = [axe, new URL('./in-page.js', import.meta.url)]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Of one document: what axe found, what is too faint, and how many texts were measured for that. */
export interface Audit {
  axe: AxeResults;
  faint: string[];
  measured: number;
}

/**
 * Every rule of axe but those of level AAA: WCAG 2.0 to 2.2 A and AA, best practices, and the experimental ones. In forced
 * colors they are the admin's own, and there is nothing to measure.
 */
const run = (context: string, roots: string) =>
  `axe.run(${context}, {
    iframes: false,
    resultTypes: ['violations', 'incomplete'],
    rules: Object.fromEntries(axe.getRules()
      .filter(({ tags }) => !tags.some((tag) => /aaa$|^deprecated$/.test(tag)))
      .map(({ ruleId }) => [ruleId, { enabled: ruleId !== 'color-contrast' }])),
  }).then((results) => ({
    axe: results,
    ...(matchMedia('(forced-colors: active)').matches ? { faint: [], measured: 0 } : findFaint(${roots})),
  }))`;

/** A page of the extension's own. */
export const auditPage = async (page: Page): Promise<Audit> => {
  await page.evaluate(source);
  return page.evaluate(run('document', '[document]')) as Promise<Audit>;
};

/**
 * What Waymark draws on a page, in each of its frames: panel and ring, in shadow roots that are closed to the page. axe runs
 * in a world of its own, which alone sees them, so that nothing is changed for the page or in the build.
 */
export async function auditOverlays(page: Page): Promise<Audit[]> {
  const context = page.context();
  const results: Audit[] = [];
  for (const frame of page.frames()) {
    // A frame in its parent's process has no session of its own, and nothing of Waymark's is in such a frame.
    const session = await context
      .newCDPSession(frame === page.mainFrame() ? page : frame)
      .catch(() => undefined);
    if (!session) continue;
    const result = await auditFrame(session);
    if (result) results.push(result);
    await session.detach();
  }
  return results;
}

async function auditFrame(session: CDPSession): Promise<Audit | null> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  });
  const { root } = await session.send('DOM.getDocument', { depth: 3, pierce: true });
  const html = root.children?.find(({ nodeName }) => nodeName === 'HTML');
  const closed = (html?.children ?? []).flatMap(({ shadowRoots = [] }) =>
    shadowRoots.filter(({ shadowRootType }) => shadowRootType === 'closed'),
  );
  if (closed.length === 0) return null;
  await session.send('Runtime.evaluate', {
    expression: `${source};var hosts=[]`,
    contextId: executionContextId,
  });
  for (const { backendNodeId } of closed) {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId, executionContextId });
    await session.send('Runtime.callFunctionOn', {
      ...(object.objectId !== undefined && { objectId: object.objectId }),
      functionDeclaration:
        'function () { Object.defineProperty(this.host, "shadowRoot", { value: this }); hosts.push(this.host) }',
    });
  }
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: run('{ include: hosts }', 'hosts.map(({ shadowRoot }) => shadowRoot)'),
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as Audit;
}
