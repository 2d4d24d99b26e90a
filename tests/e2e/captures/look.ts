import { visibleFramePositions } from '../../../lib/content/frames';
import { redactFrame } from '../../../lib/content/redact-frame';
import { accumulate } from '../../../lib/portal/accumulate';
import { compileLabels } from '../../../lib/portal/labels';
import { read } from '../../../lib/portal/read';
import { parseRoute } from '../../../lib/portal/route';
import type { Labels, Reading } from '../../../lib/portal/types';

/** Runs in a capture's documents: what the frame script and the redactor do there, without waiting. */

function look(url: string, files: Labels[]): Reading {
  const route = parseRoute(url);
  if (!route) throw new TypeError(`not a portal address: ${url}`);
  const labels = compileLabels(files);
  // Twice, as on a page that changes: what was read must stay as it is.
  return accumulate(read(document, route, labels), read(document, route, labels));
}

Object.assign(globalThis, { look, redactFrame, visible: () => visibleFramePositions(window) });
