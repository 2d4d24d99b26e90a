import type { CDPSession, Page } from 'playwright-core';

interface AccessibleNode {
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  backendDOMNodeId?: number;
  nodeId: string;
  parentId?: string;
}

const patience = 20_000;
/** Longer than the panel takes to see what the page has opened or closed. Milliseconds. */
const moveTime = 150;

/**
 * The admin at Waymark's panel. Its shadow root is closed to the page and to Playwright's selectors, but not to
 * assistive technology: controls are found by their role and name, and pressed where they are on the screen.
 */
export class PanelUser {
  #session: Promise<CDPSession> | undefined;

  constructor(readonly page: Page) {}

  /** Presses what is called that, with the mouse, once it stands still: the panel goes out of the way of what the page opens. */
  async press(name: string | RegExp): Promise<void> {
    let place = await this.#place(name);
    for (let looks = 0, before = ''; before !== String(place); looks += 1) {
      if (looks > 40) throw new Error(`${name} does not stand still`);
      before = String(place);
      await this.page.waitForTimeout(moveTime);
      place = await this.#place(name);
    }
    const [left = 0, top = 0, , , right = 0, bottom = 0] = place;
    await this.page.mouse.click((left + right) / 2, (top + bottom) / 2);
  }

  async #place(name: string | RegExp, attempts = 5): Promise<number[]> {
    const session = await this.#cdp();
    const { backendDOMNodeId: backendNodeId } = await this.#wait(name);
    try {
      await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
      return (await session.send('DOM.getBoxModel', { backendNodeId })).model.content;
    } catch (error) {
      // It may have been rendered anew meanwhile.
      if (attempts === 1) throw error;
      return this.#place(name, attempts - 1);
    }
  }

  async waitFor(name: string | RegExp): Promise<void> {
    await this.#wait(name);
  }

  /** Its corners on the screen; null while it is folded. */
  async corners(): Promise<[left: number, top: number, right: number, bottom: number] | null> {
    const panel = (await this.#nodes()).find(
      (node) => node.role?.value === 'region' && isCalled(node, /^Waymark/),
    );
    const backendNodeId = panel?.backendDOMNodeId;
    if (!backendNodeId) return null;
    const { model } = await (await this.#cdp()).send('DOM.getBoxModel', { backendNodeId });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
    return [left, top, right, bottom];
  }

  async has(name: string | RegExp): Promise<boolean> {
    return (await this.#controls()).some((node) => isCalled(node, name));
  }

  /** Everything that a screen reader would read out of the panel's live regions. */
  async announced(): Promise<string> {
    const nodes = await this.#nodes();
    const textOf = (node: AccessibleNode): string =>
      node.role?.value === 'StaticText'
        ? (node.name?.value ?? '')
        : nodes
            .filter(({ parentId }) => parentId === node.nodeId)
            .map(textOf)
            .join('');
    return nodes
      .filter(({ role }) => /^(status|log|alert)$/.test(role?.value ?? ''))
      .map(textOf)
      .join('\n')
      .trim();
  }

  async #wait(name: string | RegExp): Promise<AccessibleNode & { backendDOMNodeId: number }> {
    const end = Date.now() + patience;
    for (;;) {
      const controls = await this.#controls();
      const found = controls.find((node) => isCalled(node, name));
      if (found?.backendDOMNodeId) return { ...found, backendDOMNodeId: found.backendDOMNodeId };
      if (Date.now() > end)
        throw new Error(`the panel has no ${name}: ${controls.map((node) => node.name?.value).join(', ')}`);
      await this.page.waitForTimeout(100);
    }
  }

  async #controls(): Promise<AccessibleNode[]> {
    return (await this.#nodes()).filter(({ role }) => /^(button|link)$/.test(role?.value ?? ''));
  }

  async #nodes(): Promise<AccessibleNode[]> {
    const { nodes } = await (await this.#cdp()).send('Accessibility.getFullAXTree');
    return nodes as AccessibleNode[];
  }

  #cdp(): Promise<CDPSession> {
    this.#session ??= this.page.context().newCDPSession(this.page);
    return this.#session;
  }
}

const isCalled = ({ name }: AccessibleNode, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name?.value === wanted : wanted.test(name?.value ?? '');
