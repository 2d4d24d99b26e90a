// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { captures, inspectCapture } from './captures';

/** What only a browser can judge: running scripts, sizes, positions and lines, frames that are out of sight. */
const browserOnly = new Set([
  't3-essentials-clipped',
  't4-stacked-last-is-other',
  't5-stale-then-right',
  't-doubled-values',
  'f4-inactive-frame',
  'f4-prewarmed-frame',
  'f5-frame-recreated',
  'a-radios-checked-property',
  'a7-select',
  'e4-pane-slid-out',
  'a8-list-in-v8-frame',
  'e5-endpoints-split-text',
  'f8-offscreen-frame',
  'p7-status-said-twice',
  's7-text-security',
  's7-value-with-copy-words',
  's9-fresh-in-v9-frame',
  'p11-drawn-while-scrolled-frame',
  't9-label-read-aloud-twice',
  'p12-ids-beside-names',
  's11-short-header-row-extra-cells',
]);

describe('captures', () => {
  it.each(
    captures.filter(({ name }) => !browserOnly.has(name)).map((capture) => [capture.name, capture] as const),
  )('%s', (_name, capture) => {
    expect(inspectCapture(capture)).toEqual(capture.expected);
  });
});
