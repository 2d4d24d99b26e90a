/**
 * A hostile page, as far as it is there before any script of ours: it patches what it can of its own world, looks for
 * us in its document, and keeps what it sees in `attack`. It runs in the page, by itself: nothing from here is in reach.
 */
export function layTraps(): void {
  const attack = { roots: [] as unknown[], heard: [] as string[], hosts: [] as HTMLElement[] };
  Object.assign(window, { attack });
  const ownAttach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = ownAttach.call(this, { ...init, mode: 'open' });
    attack.roots.push(this.outerHTML.slice(0, 80));
    return root;
  };
  const spied: [object, string][] = [
    [EventTarget.prototype, 'addEventListener'],
    [JSON, 'stringify'],
    [JSON, 'parse'],
    [Promise.prototype, 'then'],
    [Node.prototype, 'appendChild'],
    [Element.prototype, 'append'],
    [CSSStyleSheet.prototype, 'replaceSync'],
    [Array.prototype, 'push'],
  ];
  for (const [owner, name] of spied) {
    const real = (owner as Record<string, (...args: unknown[]) => unknown>)[name];
    if (!real) continue;
    (owner as Record<string, unknown>)[name] = function (this: unknown, ...args: unknown[]) {
      for (let index = 0; index < args.length; index += 1)
        if (typeof args[index] === 'string' && /waymark/i.test(args[index] as string))
          attack.heard[attack.heard.length] = `${name}: ${args[index]}`;
      return real.apply(this, args);
    };
  }
  new MutationObserver((records) => {
    for (const record of records)
      for (const node of record.addedNodes)
        if (
          node instanceof HTMLElement &&
          node.parentNode === document.documentElement &&
          node !== document.body
        )
          attack.hosts[attack.hosts.length] = node;
  }).observe(document, { childList: true, subtree: true });
  for (const type of ['message', 'keydown', 'click', 'focusin', 'copy'])
    window.addEventListener(
      type,
      (event) => {
        const [target] = event.composedPath();
        const text = target instanceof HTMLElement && attack.hosts.includes(target) ? target.innerText : '';
        if (/waymark/i.test(text)) attack.heard[attack.heard.length] = `${type}: ${text}`;
      },
      true,
    );
}

/** What the page gets to see of the panel by all that a document offers. */
export function readPanel(): Record<string, string> {
  const { attack } = window as unknown as {
    attack: { roots: unknown[]; heard: string[]; hosts: HTMLElement[] };
  };
  const live = attack.hosts.filter((host) => host.isConnected && host.tagName === 'DIV');
  const seen: Record<string, string> = {
    hosts: String(live.length),
    roots: attack.roots.join('\n'),
    heard: attack.heard.join('\n'),
  };
  const selection = getSelection();
  for (const [index, host] of live.entries()) {
    selection?.selectAllChildren(host);
    const box = host.getBoundingClientRect();
    seen[`host ${index}`] = [
      String(host.shadowRoot),
      host.outerHTML.replace(/style="[^"]*"/, ''),
      host.textContent,
      host.innerText,
      String(selection),
      host.attributes.length,
      JSON.stringify(host.dataset),
      [box.width, box.height],
    ].join(' | ');
  }
  selection?.selectAllChildren(document.documentElement);
  seen.selected = String(selection);
  selection?.removeAllRanges();
  const at = document.elementsFromPoint(innerWidth - 150, 200);
  seen.point = at.map((element) => element.shadowRoot?.textContent ?? '').join();
  const sheet = [...document.styleSheets].flatMap((one) => {
    try {
      return [...one.cssRules].map(({ cssText }) => cssText);
    } catch {
      return [];
    }
  });
  seen.styles = sheet.join('\n');
  seen.extension = String((window as { chrome?: { runtime?: unknown } }).chrome?.runtime);
  seen.globals = Object.getOwnPropertyNames(window)
    .filter((name) => /waymark/i.test(name))
    .join();
  return seen;
}

/** Presses everything of ours that a script can reach, in every way that a script has. */
export function pressPanel(): void {
  const { attack } = window as unknown as { attack: { hosts: HTMLElement[] } };
  for (const host of attack.hosts) {
    const box = { clientX: innerWidth - 150, clientY: 150, bubbles: true, composed: true, cancelable: true };
    for (let y = 90; y < innerHeight; y += 12) {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        host.dispatchEvent(new MouseEvent(type, { ...box, clientY: y }));
      (document.elementFromPoint(innerWidth - 150, y) as HTMLElement | null)?.click?.();
    }
    host.click();
    host.focus();
    for (const key of ['Enter', ' ', 'Tab', 'Escape'])
      for (const type of ['keydown', 'keypress', 'keyup'])
        (document.activeElement ?? host).dispatchEvent(new KeyboardEvent(type, { ...box, key }));
  }
  for (const type of [
    'frame-ready',
    'observed',
    'fill-in',
    'open-waymark',
    'secret-kept-safe',
    'use-candidate',
  ]) {
    const detail = { type, ids: ['name'], clientId: 'evil', position: null };
    window.postMessage(detail, '*');
    document.dispatchEvent(new CustomEvent(type, { detail }));
    document.dispatchEvent(new CustomEvent('waymark', { detail }));
  }
}
