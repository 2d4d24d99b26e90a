import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Where geometry is of the screen and not of the text: the panel is docked to the side that the admin chose. */
const onScreen = [
  'components/overlay/panel-parts.css: margin-right: auto',
  'components/overlay/panel-parts.css: margin-left: auto',
  'components/overlay/panel.css: left: var(--side)',
  'components/overlay/panel.css: right: var(--side)',
];

const styles = ['components', 'entrypoints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => file.endsWith('.css')),
);

const sides = '(?:left|right)';
const physical = new RegExp(
  `^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-${sides}.*|border-(?:top|bottom)-${sides}-radius|${sides})$`,
);
const boxes = /^(?:margin|padding|inset|border-width|border-color|border-style)$/;

/** Declarations that stay where they are when the text runs the other way. */
function physicalIn(css: string): string[] {
  const declarations = css
    .replace(/\/\*.*?\*\//gs, '')
    .matchAll(/(?<=[;{]\s*)([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g);
  return [...declarations].flatMap(([, property = '', value = '']) => {
    const [, right, , left] = value.trim().split(/\s+(?![^(]*\))/);
    const isLopsided = boxes.test(property) && left !== undefined && left !== right;
    const isAligned = /^(?:text-align|float|clear)$/.test(property) && /^(?:left|right)$/.test(value.trim());
    return physical.test(property) || isLopsided || isAligned ? [`${property}: ${value.trim()}`] : [];
  });
}

describe('the layout', () => {
  it('follows the direction of the text', () => {
    const found = styles.flatMap((file) =>
      physicalIn(readFileSync(file, 'utf8')).map((declaration) => `${file}: ${declaration}`),
    );
    expect(found).toEqual(onScreen);
  });

  it.each([
    ['a { margin-left: 1px }', 1],
    ['a { padding: 1px 2px 3px 4px; }', 1],
    ['a { padding: 1px 2px 3px calc(1px + 1px); border-right-color: red }', 2],
    ['a { text-align: right; left: 0 }', 2],
    ['a { padding: 1px 2px 3px 2px; margin: 0 auto; text-align: start; /* left: 0; */ }', 0],
    ['a { margin-inline-start: 1px; inset-inline: 0; justify-content: left }', 0],
  ])('%s', (css, count) => {
    expect(physicalIn(css)).toHaveLength(count);
  });
});
