import type { FrameReport, RedactOrder } from '../page-report';
import { redact, UnsafeReport } from '../portal/redact';
import { redactAddress } from '../portal/redact-address';
import { createTextRedactor } from '../portal/redact-text';

/** Stands in for a child frame's address until the background knows all of them. */
const placeholder = (path: readonly number[]) => `https://frame.invalid/${path.join('.')}`;

/** This document as it may be shown to others. */
export function redactFrame(order: RedactOrder): FrameReport {
  const redactor = createTextRedactor(order);
  const path = pathOf(window);
  const url = redactAddress(location.href, redactor);
  const sourceOf = (frame: HTMLIFrameElement) => {
    for (let index = 0; index < window.length; index++)
      if (window[index] === frame.contentWindow) return placeholder([...path, index]);
    return null;
  };
  let html: string | null = null;
  try {
    html = redact(document, redactor, sourceOf);
  } catch (error) {
    if (!(error instanceof UnsafeReport)) throw error;
  }
  return { path, url, html, replaced: redactor.fakes.replaced() };
}

/** Comparing window proxies is allowed across origins. */
function pathOf(own: Window): number[] {
  const path: number[] = [];
  for (let frame = own; frame !== frame.parent; frame = frame.parent) {
    const { parent } = frame;
    let index = 0;
    while (index < parent.length && parent[index] !== frame) index++;
    path.unshift(index);
  }
  return path;
}
