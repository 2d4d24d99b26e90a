import * as z from 'zod/mini';
import { maxLength } from '../../lengths';
import { isLoginPage } from '../../oauth/authority';
import { findPageError, readLoginPage } from '../../oauth/error-page';
import { refusal } from '../../oauth/failure';
import { beforeAnswer, type TestSession } from './session';

const pageSchema = z.object({
  pageId: z.string().check(maxLength(200)),
  text: z.string().check(maxLength(4000)),
  isException: z.boolean(),
});

/**
 * Many faults of a registration are shown on Microsoft's page and never come back (knowledge/oauth.md §1.6).
 * The tab stays open: the page has more to say to the admin than we may copy.
 */
export async function readRenderedPage(session: TestSession, tabUrl: string | undefined): Promise<void> {
  const { tabId, input } = session.run;
  if (tabId === null || !isLoginPage(tabUrl)) return;
  const results = await session.deps.api.scripting
    .executeScript({ target: { tabId }, func: readLoginPage })
    // The tab may have moved on.
    .catch(() => []);
  const page = pageSchema.safeParse(results[0]?.result);
  const detail = page.success ? findPageError(page.data) : null;
  if (detail) {
    await session.end({ state: 'failed', failure: refusal(detail, input.variant.flow) }, beforeAnswer);
  }
}
