/** A closed shadow root on top of the page: the only thing that Waymark ever adds to a page's DOM. */
export interface OverlayHost {
  root: ShadowRoot;
  /** Puts back what the page has taken out or changed. */
  keep(): void;
  remove(): void;
}

/** Newest first: the last one raised is on top, so the panel, made before the ring, covers it. */
const hosts: HTMLElement[] = [];

/** Against the page's own rules for everything. The content is fixed, so the host needs no size. */
const hostStyle = [
  'all:initial',
  'position:fixed',
  'inset:0 auto auto 0',
  'z-index:2147483647',
  'display:block',
];

/** Appends a host to the document. A popover wins over dialogs in the top layer; elsewhere the z-index has to do. */
export function createOverlayHost(doc: Document): OverlayHost {
  const host = doc.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const style = `${hostStyle.join('!important;')}!important`;
  let own = '';
  const keep = () => {
    if (host.parentNode === doc.documentElement && host.style.cssText === own) return;
    // As a property: a page's CSP may forbid the attribute.
    host.style.cssText = style;
    own = host.style.cssText;
    doc.documentElement.append(host);
    raiseAll();
  };
  hosts.unshift(host);
  keep();
  doc.addEventListener('toggle', onToggle, true);
  return {
    root,
    keep,
    remove() {
      hosts.splice(hosts.indexOf(host), 1);
      if (hosts.length === 0) doc.removeEventListener('toggle', onToggle, true);
      host.remove();
    },
  };
}

/** Constructed styles are beyond the page's CSP. Firefox refuses them in content scripts, but lets those add a style element. */
export function adoptStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

/** What joins the top layer after us would cover us. */
function onToggle(event: Event): void {
  const opens = (event as ToggleEvent).newState === 'open';
  if (opens && !hosts.includes(event.target as HTMLElement)) raiseAll();
}

function raiseAll(): void {
  for (const host of hosts) {
    try {
      host.popover = 'manual';
      host.hidePopover();
      host.showPopover();
    } catch {
      // No popovers in this browser, or the page has just thrown the host out.
    }
  }
}
