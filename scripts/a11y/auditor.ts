import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';
import { type Frame, popupSize, type Viewer } from '../screenshots/camera';
import { type Audit, auditOverlays, auditPage } from './axe';

type Theme = Frame['scheme'] | 'forced';

const sizes = [
  { width: 320, height: 900 },
  { width: 1280, height: 900 },
];

/** Has axe look at each state in every theme, in the popup's own size or as narrow and as wide as this. */
export class Auditor implements Viewer {
  /** Words in the names of the states to look at; none: all. */
  constructor(private readonly wanted: string[] = []) {}

  audits = 0;
  /** Texts whose contrast was measured. */
  measured = 0;
  /** How often each rule was found to hold. */
  readonly held = new Map<string, number>();
  /** Each said once, with the first picture of it and how many there are. */
  readonly violations = new Map<string, string[]>();
  /** What axe could not tell. */
  readonly undecided = new Map<string, string[]>();

  async shoot(page: Page, name: string, frames: Frame[]): Promise<void> {
    if (this.wanted.length > 0 && !this.wanted.some((word) => name.includes(word))) return;
    const isPopup = frames.some(({ width }) => width === popupSize.width);
    const schemes = new Set<Theme>(frames.map(({ scheme }) => scheme));
    if (schemes.has('light')) schemes.add('forced');
    for (const size of isPopup ? [popupSize] : sizes) {
      await page.setViewportSize(size);
      for (const theme of schemes) await this.#audit(page, theme, `${name} ${size.width} ${theme}`);
    }
  }

  async #audit(page: Page, theme: Theme, where: string): Promise<void> {
    const isForced = theme === 'forced';
    await page.emulateMedia({
      colorScheme: isForced ? 'light' : theme,
      forcedColors: isForced ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
    const isOurs = page.url().startsWith('chrome-extension:');
    // The panel and the ring follow the page within a moment.
    if (!isOurs) await page.waitForTimeout(350);
    const results = isOurs ? [await auditPage(page)] : await auditOverlays(page);
    if (results.length === 0) throw new Error(`there is nothing of Waymark's to look at: ${where}`);
    this.audits += 1;
    for (const result of results) this.#note(result, where);
  }

  #note({ axe, faint, measured }: Audit, where: string): void {
    this.measured += measured;
    for (const { id, nodes } of axe.passes) this.held.set(id, (this.held.get(id) ?? 0) + nodes.length);
    const add = (found: Map<string, string[]>, line: string) =>
      found.set(line, [...(found.get(line) ?? []), where]);
    for (const line of [...axe.violations.flatMap(linesOf), ...faint]) add(this.violations, line);
    for (const line of axe.incomplete.flatMap(linesOf)) add(this.undecided, line);
  }
}

/** One line for each element: the rule, the element and what is the matter with it. */
export const linesOf = ({ id, nodes }: Result): string[] =>
  nodes.map(({ target, html, any, all, none }) => {
    const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
    return `${id}: ${target.flat().join(' ')} ${html.slice(0, 160)} (${why})`;
  });
