import { identify } from './identity';
import type { CompiledLabels } from './labels';
import { Outline } from './outline';
import { addProblem, type Page } from './page';
import { findPanes } from './panes';
import { rememberTrace } from './trace';
import type { Reading, Route } from './types';
import { viewOf } from './view-of';
import { readAuthentication } from './views/authentication';
import { findEndpoints, readEndpoints } from './views/endpoints';
import { readOverview } from './views/overview';
import { readPickerDraft } from './views/permission-picker';
import { readPermissions } from './views/permissions';
import { readDraft, readPlatformDraft, readSecretDraft } from './views/register';
import { readSecrets } from './views/secrets';
import { keepVisibility } from './visible';

/**
 * What one document shows at this moment, read by meaning: a pure function that never writes to the page and
 * never throws into it. A value that can't be trusted is left out, with a problem that says why. An outline that was
 * kept and told of every change gives the same reading for less work.
 */
export function read(
  document: Document,
  route: Route,
  labels: CompiledLabels,
  outline: Outline = new Outline(document, labels),
): Reading {
  const page: Page = {
    document,
    outline,
    route,
    labels,
    view: route.view,
    panes: [],
    spots: [],
    facts: {},
    problems: [],
    partial: [],
  };
  let reading: Reading = toReading(page);
  try {
    keepVisibility(() => {
      reading = readPage(page);
    });
  } catch {
    // A page can be in any state; the next look finds it in a better one.
    reading = { ...toReading({ ...page, facts: {}, partial: [] }), draft: {} };
  }
  return reading;
}

function readPage(page: Page): Reading {
  page.spots = page.outline.spots();
  const isSame = identify(page);
  const endpoints = findEndpoints(page.outline);
  page.panes = findPanes(
    page,
    endpoints.map(({ element }) => element),
  );
  page.view = viewOf(page.route.view, page.panes);
  const reading = toReading(page);
  if (isEnterprise(page.route))
    addProblem(page, 'enterprise-application', 'objectId', page.route.blade ?? '');
  if (!isSame) return reading;
  const view = page.route.view;
  if (view === 'overview') readOverview(page);
  if (view === 'secrets') readSecrets(page);
  if (view === 'authentication') readAuthentication(page);
  if (view === 'permissions') rememberTrace(reading, page, readPermissions(page));
  else rememberTrace(reading, page, null);
  if (page.panes.includes('endpoints')) readEndpoints(page, endpoints);
  if (view === 'register') reading.draft = readDraft(page);
  if (page.panes.includes('add-secret')) reading.draft = readSecretDraft(page);
  if (page.panes.includes('permission-picker')) reading.draft = readPickerDraft(page);
  if (page.panes.includes('configure-platforms')) reading.draft = readPlatformDraft(page);
  reading.partial = [...new Set(page.partial)];
  return reading;
}

const toReading = (page: Page): Reading => ({
  view: page.view,
  panes: page.panes,
  facts: page.facts,
  draft: {},
  problems: page.problems,
  partial: page.partial,
});

/** Its object ID is the service principal's (knowledge/portal.md §1.3). */
const isEnterprise = (route: Route): boolean => /^ManagedAppMenuBlade$/i.test(route.blade ?? '');
