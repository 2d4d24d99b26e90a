// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { captures, inspectCapture } from './captures';

/** What only a browser can judge: running scripts, sizes and positions, frames that are out of sight. */
const browserOnly = new Set([
  't3-essentials-clipped',
  't4-stacked-last-is-other',
  't5-stale-then-right',
  't-doubled-values',
  'f4-inactive-frame',
  'f4-prewarmed-frame',
  'f5-frame-recreated',
  'a-radios-checked-property',
  'e4-pane-slid-out',
]);

describe('captures', () => {
  it.each(
    captures.filter(({ name }) => !browserOnly.has(name)).map((capture) => [capture.name, capture] as const),
  )('%s', (_name, capture) => {
    expect(inspectCapture(capture)).toEqual(capture.expected);
  });
});
